using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Network;

/// <summary>DescribeAvailabilityZones: the zones of the Region's subnets.</summary>
internal sealed class DescribeAvailabilityZonesAction : IEc2Action
{
    private const string Available = "available";
    private const string OptInStatus = "opt-in-not-required";

    private static readonly Dictionary<string, Func<Subnet, Region, string>> Fields = new(StringComparer.Ordinal)
    {
        ["opt-in-status"] = (_, _) => OptInStatus,
        ["region-name"] = (_, region) => region.Name,
        ["state"] = (_, _) => Available,
        ["zone-id"] = (subnet, _) => subnet.ZoneId,
        ["zone-name"] = (subnet, _) => subnet.Zone,
        ["zone-type"] = (_, _) => "availability-zone",
    };

    public string Name => "DescribeAvailabilityZones";

    public IEnumerable<string> Filters => Fields.Keys;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var names = call.Parameters.List("ZoneName");
        names.ForEach(name => Zones.Known(call, name));
        var ids = call.Parameters.List("ZoneId");
        ids.ForEach(id => Zones.ById(call, id));
        _ = call.Parameters.Flag("AllAvailabilityZones"); // there are none but the enabled ones
        var filters = Filter.ReadAll(call.Parameters);
        Filter.CheckNames(filters, Fields.Keys, Name);
        call.Ready();

        var zones = call.Region.Subnets.Values
            .DistinctBy(subnet => subnet.Zone)
            .Where(subnet => names.Count + ids.Count == 0 || names.Contains(subnet.Zone) || ids.Contains(subnet.ZoneId))
            .Where(subnet => filters.All(filter => filter.Matches(Fields[filter.Name](subnet, call.Region))))
            .OrderBy(subnet => subnet.Zone, StringComparer.Ordinal);

        answer.List("availabilityZoneInfo", zones, zone =>
        {
            answer.Element("zoneName", zone.Zone);
            answer.Element("zoneId", zone.ZoneId);
            answer.Element("zoneState", Available);
            answer.Element("regionName", call.Region.Name);
            answer.Element("optInStatus", OptInStatus);
            answer.Element("zoneType", "availability-zone");
        });
    }
}
