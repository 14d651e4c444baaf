using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Network;

/// <summary>DescribeSubnets.</summary>
internal sealed class DescribeSubnetsAction : IEc2Action
{
    private static readonly ResourceQuery<Subnet> Query = new()
    {
        Action = "DescribeSubnets",
        All = region => region.Subnets.Values,
        IsShown = (subnet, call) => subnet.IsVisibleTo(call.AccountId),
        Lists = new Dictionary<string, Func<Call, string, Subnet>> { ["SubnetId"] = Subnets.Visible },
        Filters = new()
        {
            { "availability-zone", subnet => subnet.Zone },
            { "availability-zone-id", subnet => subnet.ZoneId },
            { "availabilityZone", subnet => subnet.Zone },
            { "availabilityZoneId", subnet => subnet.ZoneId },
            { "available-ip-address-count", (subnet, call) => $"{Subnets.FreeAddresses(call.Region, subnet)}" },
            { "cidr", subnet => subnet.CidrBlock },
            { "cidr-block", subnet => subnet.CidrBlock },
            { "cidrBlock", subnet => subnet.CidrBlock },
            { "default-for-az", subnet => subnet.IsDefaultForZone },
            { "defaultForAz", subnet => subnet.IsDefaultForZone },
            { "ipv6-native", _ => false },
            { "map-public-ip-on-launch", subnet => subnet.MapsPublicAddresses },
            { "owner-id", subnet => subnet.OwnerId },
            { "state", _ => "available" },
            { "subnet-arn", (subnet, call) => subnet.ArnIn(call.Region.Name) },
            { "subnet-id", subnet => subnet.Id },
            { "vpc-id", subnet => subnet.VpcId },
        },
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer) =>
        answer.List("subnetSet", Query.Find(call, answer), subnet => Write(answer, call.Region, subnet));

    private static void Write(Ec2XmlWriter answer, Region region, Subnet subnet)
    {
        answer.Element("subnetId", subnet.Id);
        answer.Element("subnetArn", subnet.ArnIn(region.Name));
        answer.Element("state", "available");
        answer.Element("ownerId", subnet.OwnerId);
        answer.Element("vpcId", subnet.VpcId);
        answer.Element("cidrBlock", subnet.CidrBlock);
        answer.List("ipv6CidrBlockAssociationSet", Array.Empty<string>(), _ => { });
        answer.Element("availableIpAddressCount", Subnets.FreeAddresses(region, subnet));
        answer.Element("availabilityZone", subnet.Zone);
        answer.Element("availabilityZoneId", subnet.ZoneId);
        answer.Element("defaultForAz", subnet.IsDefaultForZone);
        answer.Element("mapPublicIpOnLaunch", subnet.MapsPublicAddresses);
        answer.Element("mapCustomerOwnedIpOnLaunch", false);
        answer.Element("assignIpv6AddressOnCreation", false);
        answer.Element("enableDns64", false);
        answer.Element("ipv6Native", false);
        answer.Group("privateDnsNameOptionsOnLaunch", () =>
        {
            answer.Element("hostnameType", "ip-name");
            answer.Element("enableResourceNameDnsARecord", false);
            answer.Element("enableResourceNameDnsAAAARecord", false);
        });
        answer.Tags(subnet.Tags);
    }
}
