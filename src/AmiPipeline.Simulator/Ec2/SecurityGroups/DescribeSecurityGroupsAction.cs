using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.SecurityGroups;

/// <summary>DescribeSecurityGroups.</summary>
internal sealed class DescribeSecurityGroupsAction : IEc2Action
{
    private static readonly ResourceQuery<SecurityGroup> Query = new()
    {
        Action = "DescribeSecurityGroups",
        All = region => region.SecurityGroups.Values,
        Lists = new Dictionary<string, Func<Call, string, SecurityGroup>>
        {
            ["GroupId"] = GroupLookup.Owned,
            ["GroupName"] = (call, name) => GroupLookup.ByName(call, name, Vpcs.Default(call).Id),
        },
        Filters = new()
        {
            { "description", group => group.Description },
            { "group-id", group => group.Id },
            { "group-name", group => group.Name },
            { "owner-id", group => group.OwnerId },
            { "vpc-id", group => group.VpcId },
        },
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer) =>
        answer.List("securityGroupInfo", Query.Find(call, answer), group => Write(answer, group));

    private static void Write(Ec2XmlWriter answer, SecurityGroup group)
    {
        answer.Element("ownerId", group.OwnerId);
        answer.Element("groupId", group.Id);
        answer.Element("groupName", group.Name);
        answer.Element("groupDescription", group.Description);
        answer.Element("vpcId", group.VpcId);
        WriteRules(answer, "ipPermissions", group, group.Ingress);
        WriteRules(answer, "ipPermissionsEgress", group, group.Egress);
        answer.Tags(group.Tags);
    }

    private static void WriteRules(Ec2XmlWriter answer, string name, SecurityGroup group, List<SecurityRule> rules) =>
        answer.List(name, rules.GroupBy(rule => (rule.Protocol, rule.FromPort, rule.ToPort)), permission =>
        {
            answer.Element("ipProtocol", permission.Key.Protocol);
            answer.Element("fromPort", permission.Key.FromPort);
            answer.Element("toPort", permission.Key.ToPort);
            WritePeers(answer, "groups", "groupId", PeerKind.Group, group.OwnerId, permission);
            WritePeers(answer, "ipRanges", "cidrIp", PeerKind.Ipv4, null, permission);
            WritePeers(answer, "ipv6Ranges", "cidrIpv6", PeerKind.Ipv6, null, permission);
        });

    private static void WritePeers(
        Ec2XmlWriter answer, string list, string member, PeerKind kind, string? userId, IEnumerable<SecurityRule> rules) =>
        answer.List(list, rules.Where(rule => rule.Kind == kind), rule =>
        {
            answer.Element("userId", userId);
            answer.Element(member, rule.Peer);
            answer.Element("description", rule.Description);
        });
}
