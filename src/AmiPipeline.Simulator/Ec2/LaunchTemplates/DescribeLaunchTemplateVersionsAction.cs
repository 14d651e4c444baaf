using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.LaunchTemplates;

/// <summary>DescribeLaunchTemplateVersions of one template; without a template, only its <c>$Default</c> and <c>$Latest</c> could be meant, of all, which is not modelled.</summary>
internal sealed class DescribeLaunchTemplateVersionsAction : IEc2Action
{
    public string Name => "DescribeLaunchTemplateVersions";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var parameters = call.Parameters;
        var template = LaunchTemplateLookup.Named(call, parameters);
        var named = parameters.List("LaunchTemplateVersion").ConvertAll(version => LaunchTemplateLookup.Version(template, version));
        var (min, max) = (parameters.Number("MinVersion", 1) ?? 1, parameters.Number("MaxVersion", 1) ?? int.MaxValue);
        call.Ready();

        var versions = named.Count > 0 ? named.Distinct() : template.Versions.Where(version => version.Number >= min && version.Number <= max).Reverse();
        answer.List("launchTemplateVersionSet", versions, version => LaunchTemplateXml.WriteVersion(answer, template, version));
    }
}
