using System.Net;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.SecurityGroups;

/// <summary>Reads <c>IpPermissions.N</c>, and the flat form of one rule.</summary>
internal static class RuleReader
{
    public static List<SecurityRule> Read(Call call, bool hasFlatForm)
    {
        var rules = call.Parameters.Items("IpPermissions").SelectMany(item => ReadPermission(call, item)).ToList();
        if (hasFlatForm && call.Parameters.Text("CidrIp") is { } range)
        {
            rules.Add(Rule(call.Parameters, PeerKind.Ipv4, Range(range), null));
        }

        return rules.Count > 0 ? rules : throw new ServiceErrorException(
            "MissingParameter", "Either 'ipPermissions' or 'securityGroupRuleIds' should be provided.");
    }

    private static List<SecurityRule> ReadPermission(Call call, ActionParameters item) =>
    [
        .. item.Items("IpRanges").Select(range =>
            Rule(item, PeerKind.Ipv4, Range(range.Required("CidrIp")), range.Text("Description"))),
        .. item.Items("Ipv6Ranges").Select(range =>
            Rule(item, PeerKind.Ipv6, Range(range.Required("CidrIpv6")), range.Text("Description"))),
        .. item.Items("Groups").Select(group =>
            Rule(item, PeerKind.Group, GroupLookup.Owned(call, group.Required("GroupId")).Id, group.Text("Description"))),
    ];

    private static SecurityRule Rule(ActionParameters parameters, PeerKind kind, string peer, string? description) => new(
        parameters.Required("IpProtocol"), parameters.Number("FromPort", -1, 65535), parameters.Number("ToPort", -1, 65535), kind, peer, description);

    private static string Range(string text) => IPNetwork.TryParse(text, out _)
        ? text
        : throw new ServiceErrorException("InvalidParameterValue", $"CIDR block {text} is malformed");
}
