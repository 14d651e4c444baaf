using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.SecurityGroups;

/// <summary>DeleteSecurityGroup: not a default one, and not one that an instance or a rule of another group names.</summary>
internal sealed class DeleteSecurityGroupAction : IEc2Action
{
    public string Name => "DeleteSecurityGroup";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var group = GroupLookup.Read(call);
        if (group.Name == SecurityGroup.DefaultName)
        {
            throw new ServiceErrorException("CannotDelete", $"the specified group: \"{group.Id}\" name: \"default\" cannot be deleted by a user");
        }

        if (IsUsed(call.Region, group))
        {
            throw new ServiceErrorException("DependencyViolation", $"resource {group.Id} has a dependent object");
        }

        call.Ready();
        call.Region.SecurityGroups.Remove(group.Id);
        answer.Element("return", true);
        answer.Element("groupId", group.Id);
    }

    private static bool IsUsed(Region region, SecurityGroup group) =>
        region.Instances.Values.Any(instance => instance.State != InstanceState.Terminated && instance.SecurityGroupIds.Contains(group.Id))
        || region.SecurityGroups.Values.Any(other =>
            other != group && other.Ingress.Concat(other.Egress).Any(rule => rule.Kind == PeerKind.Group && rule.Peer == group.Id));
}
