using AmiPipeline.Simulator.Ec2.Lookups;
using AmiPipeline.Simulator.Ec2.Permissions;

namespace AmiPipeline.Simulator.Ec2.LaunchTemplates;

/// <summary>The permissions that the actions on launch templates require.</summary>
internal static class LaunchTemplatePermissions
{
    public static void Create(RequiredPermissions required) => required.OnNew("launch-template");

    public static void OneTemplate(RequiredPermissions required)
    {
        var template = LaunchTemplateLookup.Named(required.Call, required.Parameters);
        required.On("launch-template", template.Id, ResourceContext.Any(required.Call, template));
    }
}
