namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Finds security groups as a caller may see them.</summary>
internal static class GroupLookup
{
    public static SecurityGroup Owned(Call call, string id)
    {
        ResourceId.Check(id, "sg-", "InvalidGroupId.Malformed");
        return call.Region.SecurityGroups.GetValueOrDefault(id) is { } group
            && group.OwnerId == call.AccountId && group.VisibleFrom <= call.Now
            ? group
            : throw new ServiceErrorException("InvalidGroup.NotFound", $"The security group '{id}' does not exist");
    }

    public static SecurityGroup ByName(Call call, string name, string vpcId) => call.Region.SecurityGroups.Values
        .FirstOrDefault(group => group.OwnerId == call.AccountId && group.VpcId == vpcId && group.Name == name && group.VisibleFrom <= call.Now)
        ?? throw new ServiceErrorException("InvalidGroup.NotFound", $"The security group '{name}' does not exist in VPC '{vpcId}'");

    /// <summary>The group that <c>GroupId</c> names, or <c>GroupName</c> in the default VPC.</summary>
    public static SecurityGroup Read(Call call)
    {
        var id = call.Parameters.Text("GroupId");
        var name = call.Parameters.Text("GroupName");
        return (id, name) switch
        {
            ({ } known, _) => Owned(call, known),
            (null, { } known) => ByName(call, known, Vpcs.Default(call).Id),
            _ => throw new ServiceErrorException("MissingParameter", "The request must contain the parameter groupName or groupId"),
        };
    }
}
