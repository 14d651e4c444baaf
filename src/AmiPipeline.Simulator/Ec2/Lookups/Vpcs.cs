namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Finds VPCs as a caller may see them.</summary>
internal static class Vpcs
{
    public static Vpc Owned(Call call, string id) =>
        call.Region.Vpcs.GetValueOrDefault(id) is { } vpc && vpc.OwnerId == call.AccountId
            ? vpc
            : throw new ServiceErrorException("InvalidVpcID.NotFound", $"The vpc ID '{id}' does not exist");

    /// <summary>The VPC of calls that name none.</summary>
    public static Vpc Default(Call call) =>
        call.Region.Vpcs.Values.FirstOrDefault(vpc => vpc.OwnerId == call.AccountId && vpc.IsDefault)
        ?? throw new ServiceErrorException("VPCIdNotSpecified", "No default VPC for this user");
}
