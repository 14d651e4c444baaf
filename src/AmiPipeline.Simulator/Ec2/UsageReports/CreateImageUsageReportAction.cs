using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.UsageReports;

/// <summary>CreateImageUsageReport, for an image's owner. Reports last 30 days.</summary>
internal sealed class CreateImageUsageReportAction : IEc2Action
{
    private const string Instances = "ec2:Instance";
    private const string LaunchTemplates = "ec2:LaunchTemplate";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public string Name => "CreateImageUsageReport";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var image = ImageLookup.Owned(call, call.Parameters.Required("ImageId"));
        var types = call.Parameters.Items("ResourceType").Select(ReadType).Distinct().ToList();
        var accounts = call.Parameters.List("AccountId");
        var token = call.Parameters.Text("ClientToken");
        var tags = TagSpecifications.Read(call.Parameters, "image-usage-report");
        if (types.Count == 0)
        {
            throw new ServiceErrorException("MissingParameter", "The request must contain the parameter ResourceType");
        }

        if (ClientTokens.Earlier(call, token) is [var earlier])
        {
            call.Ready();
            answer.Element("reportId", earlier);
            return;
        }

        call.Ready();
        var report = call.Simulation.Appearing(new ImageUsageReport
        {
            Id = call.Simulation.Ids.Next("amiur-"),
            OwnerId = call.AccountId,
            ImageId = image.Id,
            ResourceTypes = types,
            AccountIds = accounts,
            Entries = Count(call.Region, image.Id, types, accounts),
            CreationTime = call.Now,
            ExpirationTime = call.Now + Lifetime,
        });
        report.SetTags(tags["image-usage-report"]);
        call.Region.UsageReports.Add(report.Id, report);
        call.Simulation.After(call.Simulation.Latency.UsageReport, () => report.State = ImageUsageReport.Available);
        call.Simulation.Agenda.Plan(report.ExpirationTime, () => call.Region.UsageReports.Remove(report.Id), forgets: true);
        ClientTokens.Remember(call, token, [report.Id]);
        answer.Element("reportId", report.Id);
    }

    private static string ReadType(ActionParameters item)
    {
        var type = item.Required("ResourceType");
        return item.OneOf("ResourceType", Instances, LaunchTemplates) ?? type;
    }

    private static List<ImageUsage> Count(Region region, string imageId, List<string> types, List<string> accounts)
    {
        var instances = region.Instances.Values.Where(instance => instance.ImageId == imageId && instance.HasPlace).Select(instance => (instance.OwnerId, Type: Instances));
        var templates = region.LaunchTemplates.Values
            .Where(template => template.Versions.Exists(version => version.Data.GetValueOrDefault("ImageId") == imageId))
            .Select(template => (template.OwnerId, Type: LaunchTemplates));
        return
        [
            .. instances.Concat(templates)
                .Where(use => types.Contains(use.Type) && (accounts.Count == 0 || accounts.Contains(use.OwnerId)))
                .GroupBy(use => use)
                .OrderBy(uses => uses.Key.OwnerId, StringComparer.Ordinal).ThenBy(uses => uses.Key.Type, StringComparer.Ordinal)
                .Select(uses => new ImageUsage(uses.Key.OwnerId, uses.Key.Type, uses.Count())),
        ];
    }
}
