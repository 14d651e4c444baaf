using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.SecurityGroups;

/// <summary>Authorize and Revoke, each for ingress and egress: rules are added and taken away, by what they let through.</summary>
internal sealed class ChangeRulesAction(bool adds, bool isIngress) : IEc2Action
{
    public string Name => $"{(adds ? "Authorize" : "Revoke")}SecurityGroup{(isIngress ? "Ingress" : "Egress")}";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var group = isIngress
            ? GroupLookup.Read(call)
            : GroupLookup.Owned(call, call.Parameters.Required("GroupId"));
        var wanted = RuleReader.Read(call, hasFlatForm: isIngress);
        var rules = isIngress ? group.Ingress : group.Egress;
        foreach (var rule in wanted)
        {
            Check(rules, rule);
        }

        call.Ready();
        if (adds)
        {
            rules.AddRange(wanted);
        }
        else
        {
            rules.RemoveAll(rule => wanted.Exists(rule.AllowsTheSameAs));
        }

        answer.Element("return", true);
    }

    private void Check(List<SecurityRule> rules, SecurityRule rule)
    {
        var isThere = rules.Exists(rule.AllowsTheSameAs);
        if (adds && isThere)
        {
            throw new ServiceErrorException(
                "InvalidPermission.Duplicate", $"the specified rule \"peer: {rule.Peer}, {rule.Protocol}, from port: {rule.FromPort}, to port: {rule.ToPort}, ALLOW\" already exists");
        }

        if (!adds && !isThere)
        {
            throw new ServiceErrorException("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
        }
    }
}
