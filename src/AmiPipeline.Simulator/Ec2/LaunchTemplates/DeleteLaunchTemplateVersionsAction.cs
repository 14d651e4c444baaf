using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.LaunchTemplates;

/// <summary>DeleteLaunchTemplateVersions: version by version, and never the default one.</summary>
internal sealed class DeleteLaunchTemplateVersionsAction : IEc2Action
{
    private const int MaxVersions = 200;

    public string Name => "DeleteLaunchTemplateVersions";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var template = LaunchTemplateLookup.Named(call, call.Parameters);
        var named = call.Parameters.List("LaunchTemplateVersion");
        if (named.Count is 0 or > MaxVersions)
        {
            throw named.Count == 0
                ? new ServiceErrorException("MissingParameter", "The request must contain the parameter LaunchTemplateVersion")
                : new ServiceErrorException("InvalidParameterValue", $"At most {MaxVersions} versions can be deleted at once.");
        }

        call.Ready();
        var deleted = named.Where(version => template.Versions.RemoveAll(each => $"{each.Number}" == version && each.Number != template.DefaultVersion) > 0).ToList();
        answer.List("successfullyDeletedLaunchTemplateVersionSet", deleted, version => Write(answer, template, version));
        answer.List("unsuccessfullyDeletedLaunchTemplateVersionSet", named.Except(deleted), version =>
        {
            Write(answer, template, version);
            answer.Group("responseError", () => WriteError(answer, template, version));
        });
    }

    private static void Write(Ec2XmlWriter answer, LaunchTemplate template, string version)
    {
        answer.Element("launchTemplateId", template.Id);
        answer.Element("launchTemplateName", template.Name);
        answer.Element("versionNumber", version);
    }

    private static void WriteError(Ec2XmlWriter answer, LaunchTemplate template, string version)
    {
        var isDefault = version == $"{template.DefaultVersion}";
        answer.Element("code", isDefault ? "unexpectedError" : "launchTemplateVersionDoesNotExist");
        answer.Element("message", isDefault
            ? $"The default version {version} of the launch template cannot be deleted; set another default version first."
            : $"The specified launch template version, {version}, does not exist.");
    }
}
