using System.Globalization;
using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Volumes;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads the source image with its snapshots; a source instance is <see cref="InstanceSourceReader"/>'s.</summary>
/// <param name="reader">Reads as the pipeline's account.</param>
/// <param name="owners">Makes a reader in the role of the source's account, which sees what EC2 shows only to an image's owner; null if there is no such role.</param>
/// <param name="allowed">Reads the Allowed AMIs setting.</param>
/// <param name="clock">The clock.</param>
internal sealed class SourceReader(Ec2Reader reader, Func<Task<Ec2Reader?>> owners, AllowedImagesReader allowed, TimeProvider clock)
{
    /// <summary>The source; null if it does not exist, or cannot be seen.</summary>
    public Task<SourceFacts?> ReadAsync(RequestSource source, AwsLocation location) => source.ImageId is { } imageId
        ? ReadImageAsync(imageId, location)
        : new InstanceSourceReader(reader).ReadAsync(source.InstanceId!, location);

    /// <summary>The error of a source that is not there: one that was just shared may be there soon.</summary>
    public async Task<Exception> NotFoundAsync(RequestSource source, AwsLocation location)
    {
        if (source.ImageId is not { } imageId)
        {
            return new RequestRefusedException([new("/source/instanceId", $"is {source.InstanceId}, which does not exist in {location.Region} of account {location.AccountId}")]);
        }

        var reason = await allowed.ReasonAsync();
        return SharedAccess.IsExpected(source, location)
            ? SharedAccess.NotYet(imageId, source, reason)
            : new RequestRefusedException([new("/source/imageId", $"is {imageId}, which does not exist in {location.Region} or is not shared with account {location.AccountId}{reason}")]);
    }

    private async Task<SourceFacts?> ReadImageAsync(string imageId, AwsLocation location)
    {
        if (await reader.ImageAsync(imageId) is not { } image)
        {
            return null;
        }

        var mappings = image.BlockDeviceMappings;
        var snapshotIds = ImageMapping.SnapshotIds(mappings);
        // Others' snapshots need not be shared. The account's own show, late at most: EC2 keeps them as long as the image.
        var snapshots = image.OwnerId == location.AccountId ? await reader.VisibleSnapshotsAsync(imageId, snapshotIds) : await reader.SnapshotsAsync(snapshotIds);
        // An own image's can be read: a refusal is a missing permission.
        var uefiData = image.OwnerId == location.AccountId ? await reader.UefiDataAsync(image)
            : await reader.TryUefiDataAsync(image) ?? (await owners() is { } owner ? await owner.TryUefiDataAsync(image) : null);

        return new SourceFacts
        {
            Kind = SourceKind.Image,
            Id = image.ImageId,
            Name = image.Name ?? "",
            State = image.State.Value,
            StateReason = image.StateReason?.Message,
            OwnerId = image.OwnerId,
            OwnerAlias = image.ImageOwnerAlias,
            RootDeviceType = image.RootDeviceType?.Value ?? "ebs",
            Allowance = await allowed.AllowanceAsync(image),
            DeprecatedSince = IsPast(image.DeprecationTime) ? image.DeprecationTime : null,
            ProductCodes = [.. image.ProductCodes.Select(code => $"{code.ProductCodeType}:{code.ProductCodeId}")],
            Watermarks = ImageMapping.Watermarks(image),
            Attributes = ImageMapping.Attributes(image, uefiData),
            Devices = DeviceOrder.RootFirst(mappings.Where(mapping => mapping.Ebs is not null).Select(mapping => Device(mapping, snapshots)), image.RootDeviceName),
            Ephemerals = ImageMapping.Ephemerals(mappings),
        };
    }

    private bool IsPast(string? time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at <= clock.GetUtcNow();

    private static SourceDevice Device(BlockDeviceMapping mapping, IReadOnlyDictionary<string, Snapshot> snapshots)
    {
        var ebs = mapping.Ebs;
        var snapshotId = ebs.SnapshotId.NullIfEmpty();
        var snapshot = snapshotId is null ? null : snapshots.GetValueOrDefault(snapshotId);
        return new SourceDevice
        {
            DeviceName = mapping.DeviceName,
            SnapshotId = snapshotId,
            HasContent = snapshotId is not null,
            Readable = snapshotId is null || snapshot is not null,
            Condition = snapshot is null ? null : SnapshotReader.Condition(snapshot),
            OwnerId = snapshot?.OwnerId,
            Encrypted = snapshot?.Encrypted ?? ebs.Encrypted ?? false,
            KmsKeyArn = snapshot?.KmsKeyId.NullIfEmpty(),
            Volume = EbsMapping.FromBlockDevice(ebs, snapshot),
        };
    }
}
