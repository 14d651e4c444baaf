using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.SecurityGroups;

/// <summary>CreateSecurityGroup: lets everything out and nothing in; the name is unique in its VPC.</summary>
internal sealed class CreateSecurityGroupAction : IEc2Action
{
    public string Name => "CreateSecurityGroup";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var name = DescriptionText.Check(call.Parameters.Required("GroupName"), "GroupName");
        var description = DescriptionText.Check(call.Parameters.Required("GroupDescription"), "GroupDescription");
        var vpc = call.Parameters.NonEmpty("VpcId") is { } id ? Vpcs.Visible(call, id) : Vpcs.Default(call);
        var tags = TagSpecifications.Read(call.Parameters, "security-group");
        if (name == SecurityGroup.DefaultName || name.StartsWith("sg-", StringComparison.Ordinal))
        {
            throw new ServiceErrorException("InvalidParameterValue", $"Cannot use reserved security group name: {name}");
        }

        if (call.Region.SecurityGroups.Values.Any(group => group.VpcId == vpc.Id && group.Name == name))
        {
            throw new ServiceErrorException("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpc.Id}'");
        }

        call.Ready();
        var group = call.Simulation.Appearing(new SecurityGroup
        {
            Id = call.Simulation.Ids.Next("sg-"),
            OwnerId = call.AccountId,
            Name = name,
            Description = description,
            VpcId = vpc.Id,
        });
        group.SetTags(tags["security-group"]);
        call.Region.SecurityGroups.Add(group.Id, group);
        answer.Element("return", true);
        answer.Element("groupId", group.Id);
        answer.Tags(group.Tags);
    }
}
