namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads a launch configuration of Auto Scaling.</summary>
internal static class LaunchConfigurationReader
{
    public static void Read(StrictObject json, AccountSettings settings)
    {
        var configuration = new LaunchConfiguration(json.Required("name"), json.Required("imageId"), json.Text("instanceType") ?? LaunchConfiguration.UsualType, json.Time("createdTime") ?? AccountReader.Beginning);
        if (!settings.LaunchConfigurations.TryAdd(configuration.Name, configuration))
        {
            throw json.At("name", $"\"{configuration.Name}\" is there twice.");
        }

        json.End();
    }
}
