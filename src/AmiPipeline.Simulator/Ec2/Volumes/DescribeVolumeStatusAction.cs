using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>DescribeVolumeStatus: every volume passes its checks, once it is there.</summary>
internal sealed class DescribeVolumeStatusAction : IEc2Action
{
    private static readonly ResourceQuery<Volume> Query = new()
    {
        Action = "DescribeVolumeStatus",
        All = region => region.Volumes.Values,
        Lists = new Dictionary<string, Func<Call, string, Volume>> { ["VolumeId"] = VolumeLookup.Owned },
        UnpagedSet = "volumeSet",
        Filters = new(hasTags: false)
        {
            { "availability-zone", volume => volume.Zone },
            { "availability-zone-id", (volume, call) => Zones.IdOf(call.Region, volume.Zone) },
            { "volume-status.details-name", _ => ["io-enabled", "io-performance"] },
            { "volume-status.details-status", volume => IsThere(volume) ? ["passed", "not-applicable"] : ["insufficient-data"] },
            { "volume-status.status", StatusOf },
        },
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer) => answer.List("volumeStatusSet", Query.Find(call, answer), volume =>
    {
        answer.Element("volumeId", volume.Id);
        answer.Element("availabilityZone", volume.Zone);
        answer.Element("availabilityZoneId", Zones.IdOf(call.Region, volume.Zone));
        answer.Group("volumeStatus", () =>
        {
            answer.Element("status", StatusOf(volume));
            answer.List("details", new[] { ("io-enabled", "passed"), ("io-performance", "not-applicable") }, detail =>
            {
                answer.Element("name", detail.Item1);
                answer.Element("status", IsThere(volume) ? detail.Item2 : "insufficient-data");
            });
        });
        answer.List("eventsSet", Array.Empty<string>(), _ => { });
        answer.List("actionsSet", Array.Empty<string>(), _ => { });
        answer.List("attachmentStatuses", Array.Empty<string>(), _ => { });
    });

    private static bool IsThere(Volume volume) => volume.State is VolumeState.Available or VolumeState.InUse;

    private static string StatusOf(Volume volume) => IsThere(volume) ? "ok" : "insufficient-data";
}
