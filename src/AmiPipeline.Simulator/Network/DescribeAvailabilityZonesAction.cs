namespace AmiPipeline.Simulator.Network;

/// <summary>DescribeAvailabilityZones: the zones of the Region's subnets.</summary>
internal sealed class DescribeAvailabilityZonesAction : IEc2Action
{
    public string Name => "DescribeAvailabilityZones";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var names = call.Parameters.List("ZoneName");
        names.ForEach(name => Zones.Known(call, name));
        call.Ready();

        var zones = call.Region.Subnets.Values
            .Select(subnet => (Name: subnet.Zone, Id: subnet.ZoneId))
            .Distinct()
            .Where(zone => names.Count == 0 || names.Contains(zone.Name))
            .OrderBy(zone => zone.Name, StringComparer.Ordinal);

        answer.List("availabilityZoneInfo", zones, zone =>
        {
            answer.Element("zoneName", zone.Name);
            answer.Element("zoneId", zone.Id);
            answer.Element("zoneState", "available");
            answer.Element("regionName", call.Region.Name);
        });
    }
}
