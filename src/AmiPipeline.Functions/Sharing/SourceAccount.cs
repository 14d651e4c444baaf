using Amazon.KeyManagementService;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>The account of a source, in its role.</summary>
/// <param name="Location">The account, in the Region of the execution.</param>
/// <param name="Role">The role.</param>
/// <param name="Ec2">EC2 in the role.</param>
/// <param name="Kms">KMS in the role.</param>
internal sealed record SourceAccount(AwsLocation Location, AllowedRole Role, IAmazonEC2 Ec2, IAmazonKeyManagementService Kms)
{
    /// <summary>What EC2 shows the role.</summary>
    public Ec2Reader Reader => new(Ec2);

    /// <summary>Assumes the role.</summary>
    public static async Task<SourceAccount> EnterAsync(AwsClients aws, AllowedRole role, ExecutionIdentity execution)
    {
        var (location, ec2, kms) = await aws.Roles.AssumeAsync(role, execution.Location(), SessionNames.Create(execution));
        return new SourceAccount(location, role, ec2, kms);
    }

    /// <summary>The launch and volume permissions, given to an account for an execution.</summary>
    public TemporaryPermission Permissions(ExecutionIdentity execution) => new(Ec2, execution.Location().AccountId, SharingTags.KeyFor(execution));

    /// <summary>The grants on keys for an execution.</summary>
    public TemporaryGrant Keys(ExecutionIdentity execution) => new(Kms, Role.Arn, SharingTags.KeyFor(execution));
}
