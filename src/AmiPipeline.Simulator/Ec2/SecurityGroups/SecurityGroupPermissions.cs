using AmiPipeline.Simulator.Ec2.Permissions;

namespace AmiPipeline.Simulator.Ec2.SecurityGroups;

/// <summary>The permissions that the actions on security groups require.</summary>
internal static class SecurityGroupPermissions
{
    /// <summary>The group, and the VPC if the call names it.</summary>
    public static void Create(RequiredPermissions required)
    {
        required.OnNew("security-group");
        if (required.Parameters.NonEmpty("VpcId") is { } vpcId)
        {
            required.On("vpc", vpcId, ResourceContext.Vpc(required.Call, vpcId));
        }
    }

    public static void OneGroup(RequiredPermissions required)
    {
        var (call, parameters) = (required.Call, required.Parameters);
        var id = parameters.NonEmpty("GroupId")
            ?? call.Region.SecurityGroups.Values.FirstOrDefault(group => group.OwnerId == call.AccountId && group.Name == parameters.NonEmpty("GroupName"))?.Id
            ?? RequiredPermissions.New;
        required.On("security-group", id, ResourceContext.SecurityGroup(call, id));
    }
}
