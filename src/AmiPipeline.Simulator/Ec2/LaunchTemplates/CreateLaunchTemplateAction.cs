using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.LaunchTemplates;

/// <summary>CreateLaunchTemplate.</summary>
internal sealed class CreateLaunchTemplateAction : IEc2Action
{
    public string Name => "CreateLaunchTemplate";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var parameters = call.Parameters;
        var name = parameters.Required("LaunchTemplateName");
        var description = parameters.NonEmpty("VersionDescription");
        var token = parameters.Text("ClientToken");
        var tags = TagSpecifications.Read(parameters, "launch-template");
        var data = LaunchTemplateData.Read(parameters);
        if (ClientTokens.Earlier(call, token) is [var earlier])
        {
            call.Ready();
            answer.Group("launchTemplate", () => LaunchTemplateXml.Write(answer, LaunchTemplateLookup.ById(call, earlier)));
            return;
        }

        CheckName(call, name);
        call.Ready();
        if (data.Count == 0)
        {
            throw new ServiceErrorException("MissingParameter", "The request must contain the parameter LaunchTemplateData");
        }

        var template = call.Simulation.Appearing(new LaunchTemplate
        {
            Id = call.Simulation.Ids.Next("lt-"),
            OwnerId = call.AccountId,
            Name = name,
            CreateTime = call.Now,
            CreatedBy = call.Caller.Arn,
        });
        template.Add(new LaunchTemplateVersion(1, call.Now, call.Caller.Arn, description, data));
        template.SetTags(tags["launch-template"]);
        call.Region.LaunchTemplates.Add(template.Id, template);
        ClientTokens.Remember(call, token, [template.Id]);
        answer.Group("launchTemplate", () => LaunchTemplateXml.Write(answer, template));
    }

    private static void CheckName(Call call, string name)
    {
        if (name.Length is < 3 or > 128 || !name.All(character => char.IsAsciiLetterOrDigit(character) || "().-/_".Contains(character)))
        {
            throw new ServiceErrorException(
                "InvalidLaunchTemplateName.MalformedException", "A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.");
        }

        if (LaunchTemplateLookup.Find(call, name) is not null)
        {
            throw new ServiceErrorException("InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.");
        }
    }
}
