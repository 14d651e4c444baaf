using System.Globalization;

namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Finds launch templates and their versions as a caller may see them.</summary>
internal static class LaunchTemplateLookup
{
    public const string DefaultVersion = "$Default";
    public const string LatestVersion = "$Latest";

    /// <summary>The template that <c>LaunchTemplateId</c> or <c>LaunchTemplateName</c> names.</summary>
    public static LaunchTemplate Named(Call call, ActionParameters parameters) => (parameters.NonEmpty("LaunchTemplateId"), parameters.NonEmpty("LaunchTemplateName")) switch
    {
        ({ } id, null) => ById(call, id),
        (null, { } name) => ByName(call, name),
        (null, null) => throw new ServiceErrorException("MissingParameter", "Either LaunchTemplateId or LaunchTemplateName must be specified."),
        _ => throw new ServiceErrorException("InvalidParameterCombination", "LaunchTemplateId and LaunchTemplateName can't both be specified."),
    };

    public static LaunchTemplate ById(Call call, string id)
    {
        ResourceId.Check(id, "lt-", "InvalidLaunchTemplateId.Malformed");
        return All(call).FirstOrDefault(template => template.Id == id)
            ?? throw new ServiceErrorException("InvalidLaunchTemplateId.NotFound", $"The specified launch template, with template ID {id}, does not exist.");
    }

    public static LaunchTemplate ByName(Call call, string name) => Find(call, name)
        ?? throw new ServiceErrorException("InvalidLaunchTemplateName.NotFoundException", $"The specified launch template, with template name {name}, does not exist.");

    public static LaunchTemplate? Find(Call call, string name) => All(call).FirstOrDefault(template => template.Name == name);

    /// <summary>A version by its number, <c>$Default</c> or <c>$Latest</c>.</summary>
    public static LaunchTemplateVersion Version(LaunchTemplate template, string version) => version switch
    {
        DefaultVersion => template.Versions.First(each => each.Number == template.DefaultVersion),
        LatestVersion => template.Latest,
        _ => template.Versions.FirstOrDefault(each => each.Number.ToString(CultureInfo.InvariantCulture) == version)
            ?? throw new ServiceErrorException("InvalidLaunchTemplateId.VersionNotFound", $"Could not find the specified version {version} for the launch template with ID {template.Id}."),
    };

    /// <summary>Those of the caller.</summary>
    public static IEnumerable<LaunchTemplate> All(Call call) =>
        call.Region.LaunchTemplates.Values.Where(template => template.OwnerId == call.AccountId && template.VisibleFrom <= call.Now);
}
