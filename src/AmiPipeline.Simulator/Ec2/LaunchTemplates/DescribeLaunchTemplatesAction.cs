using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.LaunchTemplates;

/// <summary>DescribeLaunchTemplates.</summary>
internal sealed class DescribeLaunchTemplatesAction : IEc2Action
{
    private static readonly ResourceQuery<LaunchTemplate> Query = new()
    {
        Action = "DescribeLaunchTemplates",
        All = region => region.LaunchTemplates.Values,
        Lists = new Dictionary<string, Func<Call, string, LaunchTemplate>> { ["LaunchTemplateId"] = LaunchTemplateLookup.ById, ["LaunchTemplateName"] = LaunchTemplateLookup.ByName },
        MinPage = 1,
        Filters = new()
        {
            { "create-time", template => template.CreateTime },
            { "launch-template-name", template => template.Name },
        },
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer) =>
        answer.List("launchTemplates", Query.Find(call, answer), template => LaunchTemplateXml.Write(answer, template));
}
