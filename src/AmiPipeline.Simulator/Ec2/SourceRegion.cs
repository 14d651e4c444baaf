namespace AmiPipeline.Simulator.Ec2;

/// <summary>The Region a copy comes from; CopyImage and CopySnapshot are sent to the one it goes to.</summary>
internal static class SourceRegion
{
    public static Region Read(Call call)
    {
        var name = call.Parameters.Required("SourceRegion");
        return call.Simulation.World.Regions.GetValueOrDefault(name)
            ?? throw new ServiceErrorException("InvalidRegion", $"The region {name} does not exist.");
    }
}
