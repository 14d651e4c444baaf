using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Checks;

/// <summary>Whether a temporary instance has a place to run.</summary>
internal static class NetworkChecks
{
    private const string Subnets = "/instance/subnetIds";

    public static void Check(RequestInstance? requested, PlanFacts facts, List<Problem> problems)
    {
        if (facts.Network is not { } network)
        {
            return;
        }

        if (requested is { SubnetIds.Count: > 0 })
        {
            for (var index = 0; index < requested.SubnetIds.Count; index++)
            {
                var id = requested.SubnetIds[index];
                if (SubnetFault(id, network, facts) is { } fault)
                {
                    problems.Add(new($"{Subnets}/{index}", $"is {id}, which {fault}"));
                }
            }
        }
        else if (facts.Launch.SubnetIds.Count > 0)
        {
            problems.AddRange(facts.Launch.SubnetIds
                .Select(id => (Id: id, Fault: SubnetFault(id, network, facts)))
                .Where(each => each.Fault is not null)
                .Select(each => new Problem(Subnets, $"is missing, and of the deployment's subnets {each.Id} {each.Fault}")));
        }
        else if (network.DefaultSubnetIds.Count == 0)
        {
            problems.Add(new(Subnets, $"is missing, and account {facts.Account.Location.AccountId} has no default subnet in {facts.Account.Location.Region}; name a subnet"));
        }

        problems.AddRange(facts.Launch.SecurityGroupIds
            .Where(id => !network.VpcsOfSecurityGroups.ContainsKey(id))
            .Select(id => new Problem("/instance", $"would be launched with the deployment's security group {id}, which does not exist in {facts.Account.Location.Region}; correct the deployment")));
    }

    private static string? SubnetFault(string id, NetworkFacts network, PlanFacts facts)
    {
        if (!network.VpcsOfSubnets.TryGetValue(id, out var vpc))
        {
            return $"does not exist in {facts.Account.Location.Region} or is not shared with account {facts.Account.Location.AccountId}";
        }

        var (group, groupsVpc) = network.VpcsOfSecurityGroups.FirstOrDefault(group => group.Value != vpc);
        return group is null ? null : $"is in {vpc}, and the deployment's security group {group} is in {groupsVpc}";
    }
}
