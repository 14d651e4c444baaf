using Amazon.KeyManagementService.Model;
using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>An image of the pipeline's own account that other accounts may read for as long as an execution copies it: launch permission, volume permissions and keys.</summary>
/// <param name="aws">The clients of the pipeline's own account.</param>
/// <param name="execution">The execution.</param>
/// <param name="location">The image's account and Region.</param>
/// <param name="settings">What the deployment says.</param>
internal sealed class SharedImage(AwsClients aws, ExecutionIdentity execution, AwsLocation location, FunctionSettings settings)
{
    private readonly Ec2Reader _reader = aws.Reader(location);
    private readonly string _key = SharingTags.KeyFor(execution);

    private TemporaryPermission Permissions => new(aws.Ec2(location), _key);

    private TemporaryGrant Grants => new(aws.Kms(location), settings.RetiringPrincipal(execution.Arn()), _key);

    /// <summary>What other accounts need of the image.</summary>
    /// <exception cref="ResourceNotVisibleException">EC2 does not show the image, or one of its snapshots.</exception>
    public async Task<ShareableSource> ReadAsync(string imageId)
    {
        var ids = ImageMapping.SnapshotIds((await _reader.VisibleOwnImageAsync(imageId)).BlockDeviceMappings);
        var snapshots = await _reader.VisibleSnapshotsAsync(imageId, ids);
        return new ShareableSource(ids, [.. snapshots.Values.Select(snapshot => snapshot.KmsKeyId).OfType<string>().Distinct()]);
    }

    /// <summary>Gives accounts the permissions on the image and its snapshots.</summary>
    public async Task GivePermissionsAsync(string imageId, ShareableSource contents, IReadOnlyCollection<string> accounts)
    {
        foreach (var permission in On([imageId], contents.SnapshotIds))
        {
            await Permissions.GiveAsync(permission, accounts);
        }
    }

    /// <summary>Gives an account the use of the keys; its own it has.</summary>
    public async Task GiveKeysAsync(ShareableSource contents, string accountId)
    {
        foreach (var key in contents.KeyArns.Where(key => AmiPipeline.Arn.Parse(key).AccountId != accountId))
        {
            await Grants.GiveAsync(key, accountId);
        }
    }

    /// <summary>Looks from another account at what it was given.</summary>
    /// <param name="other">The clients in that account.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="imageId">The image.</param>
    /// <param name="contents">What it needs of the image.</param>
    /// <exception cref="ResourceNotVisibleException">It does not have it yet.</exception>
    public async Task CheckAsync(AwsClients other, string accountId, string imageId, ShareableSource contents)
    {
        var there = location with { AccountId = accountId };
        var visible = await other.Reader(there).ImageAsync(imageId) is not null ? await other.Reader(there).SnapshotsAsync([.. contents.SnapshotIds]) : null;
        if (visible is null || contents.SnapshotIds.FirstOrDefault(id => !visible.ContainsKey(id)) is not null)
        {
            throw new ResourceNotVisibleException($"{imageId} was shared with account {accountId}, but is not visible there with all of its snapshots yet.");
        }

        foreach (var key in contents.KeyArns.Where(key => AmiPipeline.Arn.Parse(key).AccountId == location.AccountId))
        {
            try
            {
                await other.Kms(there).DescribeKeyAsync(new DescribeKeyRequest { KeyId = key });
            }
            catch (Amazon.KeyManagementService.AmazonKeyManagementServiceException error) when (error.ErrorCode is "AccessDeniedException" or "NotFoundException")
            {
                throw new ResourceNotVisibleException($"Account {accountId} was granted the use of {key}, but cannot use it yet: {error.Message}", error);
            }
        }
    }

    /// <summary>Takes everything back that was given for the execution, to whichever accounts. What is refused keeps no other shared.</summary>
    /// <param name="imageId">The image; null if it is not known. What carries the execution's tag is found anyway.</param>
    /// <param name="mayBeGone">Whether the image may have been deregistered for the execution: EC2 may then show it no more for hours before it says that it is gone.</param>
    /// <param name="errors">Takes what could not be taken back.</param>
    public async Task TakeBackAsync(string? imageId, bool mayBeGone, ToleratedErrors errors)
    {
        await errors.TryAsync("grants on keys not retired", () => Grants.TakeBackAsync());
        await errors.TryAsync("images and snapshots that are still shared not listed", async () =>
        {
            // A tag that was just made may not show in listings: the image that is known is looked up by its id, as it says which snapshots it has.
            var known = await KnownAsync(imageId);
            var images = await _reader.OwnImagesAsync(Ec2Filters.TagKey(_key));
            var snapshots = await _reader.OwnSnapshotsAsync(Ec2Filters.TagKey(_key));
            var ofImages = known.Concat(images).SelectMany(image => ImageMapping.SnapshotIds(image.BlockDeviceMappings));
            foreach (var permission in On(known.Concat(images).Select(image => image.ImageId).Union(imageId is null || mayBeGone ? [] : [imageId]), ofImages.Union(snapshots.Select(snapshot => snapshot.SnapshotId))))
            {
                await errors.TryAsync($"{permission.Id} still shared", () => Permissions.TakeBackAsync(permission));
            }
        });
    }

    // An answer without it does not prove that it is gone: unless it may be, access to the image itself is taken back anyway.
    private async Task<IReadOnlyList<Image>> KnownAsync(string? imageId)
    {
        try
        {
            return imageId is not null && await _reader.NamedImageAsync(imageId) is { } image ? [image] : [];
        }
        catch (ResourceNotVisibleException)
        {
            return [];
        }
    }

    private IEnumerable<ISourcePermission> On(IEnumerable<string> imageIds, IEnumerable<string> snapshotIds)
    {
        var ec2 = aws.Ec2(location);
        return imageIds.Select(id => (ISourcePermission)new LaunchPermission(ec2, id)).Concat(snapshotIds.Select(id => new VolumePermission(ec2, id)));
    }
}
