using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Network;

/// <summary>DescribeSubnets.</summary>
internal sealed class DescribeSubnetsAction : IEc2Action
{
    private static readonly FilterTable<Subnet> Table = new(new()
    {
        ["availability-zone"] = subnet => [subnet.Zone],
        ["availability-zone-id"] = subnet => [subnet.ZoneId],
        ["default-for-az"] = subnet => [subnet.IsDefaultForZone ? "true" : "false"],
        ["cidr-block"] = subnet => [subnet.CidrBlock],
        ["owner-id"] = subnet => [subnet.OwnerId],
        ["state"] = _ => ["available"],
        ["subnet-id"] = subnet => [subnet.Id],
        ["vpc-id"] = subnet => [subnet.VpcId],
    });

    public string Name => "DescribeSubnets";

    public IEnumerable<string> Filters => Table.Names;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var ids = call.Parameters.List("SubnetId");
        var filters = Filter.ReadAll(call.Parameters);
        var page = Page.Read(call.Parameters);
        Table.Check(filters, Name);
        call.Ready();

        var candidates = ids.Count > 0 ? ids.Select(id => Subnets.Owned(call, id)) : call.Region.Subnets.Values;
        var found = candidates
            .Where(subnet => subnet.OwnerId == call.AccountId && Table.Matches(subnet, filters, call.Now))
            .ToList();

        answer.List("subnetSet", page.Of(found, answer), subnet =>
        {
            answer.Element("subnetId", subnet.Id);
            answer.Element("state", "available");
            answer.Element("vpcId", subnet.VpcId);
            answer.Element("cidrBlock", subnet.CidrBlock);
            answer.Element("availabilityZone", subnet.Zone);
            answer.Element("availabilityZoneId", subnet.ZoneId);
            answer.Element("defaultForAz", subnet.IsDefaultForZone);
            answer.Element("ownerId", subnet.OwnerId);
            answer.Tags(subnet.Tags);
        });
    }
}
