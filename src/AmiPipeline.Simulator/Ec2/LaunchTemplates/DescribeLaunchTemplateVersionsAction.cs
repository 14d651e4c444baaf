using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.LaunchTemplates;

/// <summary>DescribeLaunchTemplateVersions of one template; or of all, the versions <c>$Latest</c> and <c>$Default</c>.</summary>
internal sealed class DescribeLaunchTemplateVersionsAction : IEc2Action
{
    private const int MaxPage = 200;

    private const string ImageFilter = "image-id";

    public string Name => "DescribeLaunchTemplateVersions";

    public IEnumerable<string> Filters => [ImageFilter];

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var parameters = call.Parameters;
        var named = parameters.List("LaunchTemplateVersion");
        var (min, max) = (parameters.Number("MinVersion", 1) ?? 1, parameters.Number("MaxVersion", 1) ?? int.MaxValue);
        var page = Page.Read(parameters, 1, MaxPage);
        var filters = Filter.ReadAll(parameters);
        Filter.CheckNames(filters, [ImageFilter], Name);
        var isOfAll = parameters.NonEmpty("LaunchTemplateId") is null && parameters.NonEmpty("LaunchTemplateName") is null && named.Count > 0;
        if (isOfAll && named.Exists(version => version is not (LaunchTemplateLookup.DefaultVersion or LaunchTemplateLookup.LatestVersion)))
        {
            throw new ServiceErrorException(
                "MissingParameter", "Without LaunchTemplateId or LaunchTemplateName, the versions can be $Latest and $Default only.");
        }

        IReadOnlyList<LaunchTemplate> templates = isOfAll ? [.. LaunchTemplateLookup.All(call)] : [LaunchTemplateLookup.Named(call, parameters)];
        var found = templates.SelectMany(template => Versions(template, named, min, max), (template, version) => (Template: template, Version: version))
            .Where(each => filters.TrueForAll(filter => filter.Matches(each.Version.Data.GetValueOrDefault("ImageId")))).ToList();
        call.Ready();

        answer.List("launchTemplateVersionSet", page.Of(found, answer), each => LaunchTemplateXml.WriteVersion(answer, each.Template, each.Version));
    }

    private static IEnumerable<LaunchTemplateVersion> Versions(LaunchTemplate template, List<string> named, int min, int max) => named.Count > 0
        ? named.ConvertAll(version => LaunchTemplateLookup.Version(template, version)).Distinct()
        : template.Versions.Where(version => version.Number >= min && version.Number <= max).Reverse();
}
