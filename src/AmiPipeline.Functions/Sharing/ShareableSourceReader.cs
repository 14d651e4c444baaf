using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Functions.Images;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>Reads the source in its account, and refuses what cannot be shared before anything is given.</summary>
internal sealed class ShareableSourceReader(SourceAccount source)
{
    public async Task<ShareableSource> ReadAsync(string imageId)
    {
        var image = await source.Reader.OwnImageAsync(imageId)
            ?? throw Refused("/source/imageId", $"is {imageId}, which account {source.Location.AccountId} does not own in {source.Location.Region}");
        if (image.State != ImageState.Available)
        {
            throw Refused("/source/imageId", $"is {imageId}, which is {image.State}; it must be available");
        }

        var ids = ImageMapping.SnapshotIds(image.BlockDeviceMappings);
        var snapshots = await source.Reader.VisibleSnapshotsAsync(imageId, ids);
        var keys = snapshots.Values.Select(snapshot => snapshot.KmsKeyId).OfType<string>().Distinct().ToList();
        await CheckAsync(keys, imageId);

        return new ShareableSource(ids, [.. keys.Where(IsTheirs)]);
    }

    private async Task CheckAsync(List<string> keyArns, string imageId)
    {
        foreach (var arn in keyArns.Where(IsTheirs))
        {
            var key = (await source.Kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = arn })).KeyMetadata;
            if (key.KeyManager == Amazon.KeyManagementService.KeyManagerType.AWS)
            {
                throw Refused("/source/imageId", $"is {imageId}, which has a snapshot under {arn}, the AWS managed key of account {source.Location.AccountId}; "
                    + "nobody can share that key: copy the image there under a customer managed key first");
            }

            if (key.KeyState != Amazon.KeyManagementService.KeyState.Enabled)
            {
                throw Refused("/source/imageId", $"is {imageId}, which has a snapshot under {arn}, which is in state {key.KeyState}; without that key its content cannot be read");
            }
        }
    }

    // Only the owner of a key can share it.
    private bool IsTheirs(string keyArn) => Arn.Parse(keyArn).AccountId == source.Location.AccountId;

    private static RequestRefusedException Refused(string field, string message) => new([new Problem(field, message)]);
}

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
        var session = await aws.Roles.AssumeAsync(role, execution.Location(), SessionNames.Create(execution));
        return new SourceAccount(session.Location, role, session.Ec2, session.Kms);
    }

    /// <summary>The launch and volume permissions, given for an execution.</summary>
    public TemporaryPermission Permissions(ExecutionIdentity execution) => new(Ec2, SharingTags.KeyFor(execution));

    /// <summary>The grants on keys for an execution.</summary>
    public TemporaryGrant Keys(ExecutionIdentity execution) => new(Kms, Role.Arn, SharingTags.KeyFor(execution));
}
