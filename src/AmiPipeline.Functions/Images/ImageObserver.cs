using AmiPipeline.Functions.Volumes;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Images;

/// <summary>Reads a finished image of the account's own. Keys come from DescribeSnapshots: DescribeImages returns none.</summary>
internal sealed class ImageObserver(Ec2Reader reader)
{
    /// <summary>An image by its id.</summary>
    /// <param name="imageId">The id.</param>
    /// <exception cref="ResourceNotVisibleException">EC2 does not show the image, or one of its snapshots.</exception>
    public async Task<ObservedImage> ObserveAsync(string imageId) => await ObserveAsync(await reader.VisibleOwnImageAsync(imageId));

    /// <summary>An image that is read already, except for its UEFI variables.</summary>
    public async Task<ObservedImage> ObserveAsync(Image image)
    {
        var uefiData = await reader.UefiDataAsync(image);
        var snapshots = await reader.VisibleSnapshotsAsync(image.ImageId, ImageMapping.SnapshotIds(image.BlockDeviceMappings));
        return new ObservedImage(
            image.ImageId, image.Name, image.State,
            ImageMapping.Attributes(image, uefiData),
            [.. image.BlockDeviceMappings.Where(mapping => mapping.Ebs is not null).Select(mapping => Observe(mapping, snapshots))],
            ImageMapping.Ephemerals(image.BlockDeviceMappings),
            ImageMapping.Watermarks(image));
    }

    private static ObservedDevice Observe(BlockDeviceMapping mapping, IReadOnlyDictionary<string, Snapshot> snapshots)
    {
        var ebs = mapping.Ebs;
        var snapshotId = ebs.SnapshotId.NullIfEmpty();
        var snapshot = snapshotId is null ? null : snapshots.GetValueOrDefault(snapshotId);
        return new ObservedDevice
        {
            DeviceName = mapping.DeviceName,
            SnapshotId = snapshotId,
            SnapshotFound = snapshotId is null || snapshot is not null,
            Encrypted = (snapshot is null ? ebs.Encrypted : snapshot.Encrypted) ?? false,
            KmsKeyArn = snapshot?.KmsKeyId.NullIfEmpty(),
            Volume = EbsMapping.FromBlockDevice(ebs, snapshot),
        };
    }
}
