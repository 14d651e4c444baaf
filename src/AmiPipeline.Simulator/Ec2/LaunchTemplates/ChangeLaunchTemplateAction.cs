using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.LaunchTemplates;

/// <summary>ModifyLaunchTemplate, which sets the default version, and DeleteLaunchTemplate.</summary>
internal sealed class ChangeLaunchTemplateAction(bool deletes) : IEc2Action
{
    public string Name => deletes ? "DeleteLaunchTemplate" : "ModifyLaunchTemplate";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var template = LaunchTemplateLookup.Named(call, call.Parameters);
        var version = deletes ? null : LaunchTemplateLookup.Version(template, call.Parameters.Required("SetDefaultVersion"));
        var token = deletes ? null : call.Parameters.Text("ClientToken");
        var isRepeated = ClientTokens.Earlier(call, token) is not null;
        call.Ready();
        if (version is null)
        {
            call.Region.LaunchTemplates.Remove(template.Id);
        }
        else if (!isRepeated)
        {
            template.DefaultVersion = version.Number;
            ClientTokens.Remember(call, token, [template.Id]);
        }

        answer.Group("launchTemplate", () => LaunchTemplateXml.Write(answer, template));
    }
}
