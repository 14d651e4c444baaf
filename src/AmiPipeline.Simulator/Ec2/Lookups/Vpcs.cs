namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Finds VPCs as a caller may see them.</summary>
internal static class Vpcs
{
    public static Vpc Visible(Call call, string id) =>
        call.Region.Vpcs.GetValueOrDefault(id) is { } vpc && IsVisible(call, vpc)
            ? vpc
            : throw new ServiceErrorException("InvalidVpcID.NotFound", $"The vpc ID '{id}' does not exist");

    /// <summary>Whether the caller owns it, or one of its subnets is shared with the caller.</summary>
    public static bool IsVisible(Call call, Vpc vpc) =>
        vpc.OwnerId == call.AccountId || call.Region.Subnets.Values.Any(subnet => subnet.VpcId == vpc.Id && subnet.IsVisibleTo(call.AccountId));

    /// <summary>The VPC of calls that name none.</summary>
    public static Vpc Default(Call call) =>
        call.Region.Vpcs.Values.FirstOrDefault(vpc => vpc.OwnerId == call.AccountId && vpc.IsDefault)
        ?? throw new ServiceErrorException("VPCIdNotSpecified", "No default VPC for this user");
}
