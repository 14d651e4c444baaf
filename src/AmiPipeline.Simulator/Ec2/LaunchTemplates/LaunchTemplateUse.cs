using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.LaunchTemplates;

/// <summary>The launch template that a launch names: its parameters count if the call has none of its own (EC2 API Reference, RunInstances).</summary>
internal static class LaunchTemplateUse
{
    private const string Parameter = "LaunchTemplate";

    /// <summary>The template and the version; null if the launch names none.</summary>
    public static (LaunchTemplate Template, LaunchTemplateVersion Version)? Find(Call call)
    {
        var named = call.Parameters.Within(Parameter);
        if (!named.Has("LaunchTemplateId") && !named.Has("LaunchTemplateName"))
        {
            return null;
        }

        var template = LaunchTemplateLookup.Named(call, named);
        return (template, LaunchTemplateLookup.Version(template, named.NonEmpty("Version") ?? LaunchTemplateLookup.DefaultVersion));
    }

    /// <summary>Completes the launch's parameters; the same again changes nothing.</summary>
    public static void Complete(Call call)
    {
        if (Find(call) is var (_, version))
        {
            call.Complete(LaunchTemplateData.Over(version.Data, call.Parameters.All));
        }
    }
}
