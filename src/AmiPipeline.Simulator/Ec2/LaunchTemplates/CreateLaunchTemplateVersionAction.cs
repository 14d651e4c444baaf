using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.LaunchTemplates;

/// <summary>CreateLaunchTemplateVersion: over a source version, or from nothing.</summary>
internal sealed class CreateLaunchTemplateVersionAction : IEc2Action
{
    public string Name => "CreateLaunchTemplateVersion";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var parameters = call.Parameters;
        var template = LaunchTemplateLookup.Named(call, parameters);
        var source = parameters.NonEmpty("SourceVersion") is { } version ? LaunchTemplateLookup.Version(template, version).Data : new Dictionary<string, string>();
        var description = parameters.NonEmpty("VersionDescription");
        var token = parameters.Text("ClientToken");
        var data = LaunchTemplateData.Over(source, LaunchTemplateData.Read(parameters));
        if (ClientTokens.Earlier(call, token) is [var earlier])
        {
            call.Ready();
            answer.Group("launchTemplateVersion", () => LaunchTemplateXml.WriteVersion(answer, template, LaunchTemplateLookup.Version(template, earlier)));
            return;
        }

        call.Ready();
        if (data.Count == 0)
        {
            throw new ServiceErrorException("MissingParameter", "The request must contain the parameter LaunchTemplateData");
        }

        var added = new LaunchTemplateVersion(template.NextVersion, call.Now, call.Caller.Arn, description, data);
        template.Add(added);
        ClientTokens.Remember(call, token, [$"{added.Number}"]);
        answer.Group("launchTemplateVersion", () => LaunchTemplateXml.WriteVersion(answer, template, added));
    }
}
