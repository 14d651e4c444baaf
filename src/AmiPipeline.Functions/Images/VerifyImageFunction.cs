using AmiPipeline.Functions.Volumes;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Images;

/// <summary>Compares the finished image with the plan. Keys come from DescribeSnapshots: DescribeImages returns none.</summary>
/// <param name="aws">The SDK's clients.</param>
public sealed class VerifyImageFunction(AwsClients aws)
{
    /// <summary>Verifies the image.</summary>
    /// <param name="input">Execution, plan and image.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="ImageVerificationException">The image is not as planned; the message holds the table of differences.</exception>
    /// <exception cref="ResourceNotVisibleException">DescribeImages does not show the image.</exception>
    public async Task<VerifiedImage> HandleAsync(VerifyImageInput input, ILambdaContext context)
    {
        var (_, planned, made, source) = input;
        var plan = await IntermediateImage.CompleteAsync(aws.Reader(source.Location), planned, source);
        var image = await ObserveAsync(aws.Reader(made.Location), made.ImageId, plan.Attributes);
        var awsManagedKeyArn = await AwsManagedKeyArnAsync(plan, made.Location);
        var differences = ImageVerifier.Differences(plan, image, awsManagedKeyArn);

        if (differences.Count > 0)
        {
            throw new ImageVerificationException($"{image.ImageId} ({plan.Name}) is not as planned:\n{DifferenceTable.Format(differences)}");
        }

        return Report(plan, made.Location, image, awsManagedKeyArn);
    }

    private static async Task<ObservedImage> ObserveAsync(Ec2Reader reader, string imageId, ImageAttributes expected)
    {
        var image = await reader.VisibleOwnImageAsync(imageId);
        var snapshots = await reader.SnapshotsAsync(ImageMapping.SnapshotIds(image.BlockDeviceMappings));
        // Worth a call only where the plan knows what it must be.
        var uefiData = expected.UefiData is null ? null : await reader.TryUefiDataAsync(image);

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
        var snapshotId = Told.OrNull(ebs.SnapshotId);
        var snapshot = snapshotId is null ? null : snapshots.GetValueOrDefault(snapshotId);
        return new ObservedDevice
        {
            DeviceName = mapping.DeviceName,
            SnapshotId = snapshotId,
            SnapshotFound = snapshotId is null || snapshot is not null,
            Encrypted = (snapshot is null ? ebs.Encrypted : snapshot.Encrypted) ?? false,
            KmsKeyArn = Told.OrNull(snapshot?.KmsKeyId),
            Volume = EbsMapping.FromBlockDevice(ebs, snapshot),
        };
    }

    private async Task<string?> AwsManagedKeyArnAsync(ImagePlan plan, AwsLocation location) =>
        plan.Devices.Any(device => device.Expected.AcceptedKeys.Any(key => key.KmsKeyId == AcceptedKey.AwsManagedAlias))
            ? await KeyAliases.AwsManagedKeyArnAsync(aws.Kms(location))
            : null;

    private static VerifiedImage Report(ImagePlan plan, AwsLocation location, ObservedImage image, string? awsManagedKeyArn) => new()
    {
        ImageId = image.ImageId,
        Name = image.Name,
        Location = location,
        Route = plan.Route,
        SecondRoute = plan.SecondRoute,
        Reason = plan.Reason,
        Warnings = [.. plan.Warnings, .. ImageVerifier.Notes(plan, image)],
        Devices = [.. plan.Devices.Select(device => Report(device, image.Devices.First(found => found.DeviceName == device.DeviceName), awsManagedKeyArn))],
    };

    private static VerifiedDevice Report(DevicePlan device, ObservedDevice found, string? awsManagedKeyArn) =>
        new(found.DeviceName, found.SnapshotId, found.Volume.SizeGiB, found.Encrypted, found.KmsKeyArn,
            ImageVerifier.AcceptedKeyOf(device.Expected, found.KmsKeyArn, awsManagedKeyArn)?.Origin);
}

/// <summary>What VerifyImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Image">The finished image.</param>
/// <param name="Source">The image that it was made from: after a capture or a first copy the intermediate one, which tells what the source did not.</param>
public sealed record VerifyImageInput(ExecutionIdentity Execution, ImagePlan Plan, ImageInProgress Image, SourceImage Source) : IExecutionInput;
