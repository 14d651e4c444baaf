using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Lambda.Core;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Volumes;
using AmiPipeline.Plans;
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
        var plan = input.Plan;
        var image = await ObserveAsync(aws.Ec2(plan.Location), input.Image.ImageId, plan.Attributes);
        var awsManagedKeyArn = await AwsManagedKeyArnAsync(plan);
        var differences = ImageVerifier.Differences(plan, image, awsManagedKeyArn);

        if (differences.Count > 0)
        {
            throw new ImageVerificationException($"{image.ImageId} ({plan.Name}) is not as planned:\n{DifferenceTable.Of(differences)}");
        }

        return Report(plan, image, awsManagedKeyArn);
    }

    private static async Task<ObservedImage> ObserveAsync(IAmazonEC2 ec2, string imageId, ImageAttributes expected)
    {
        var response = await ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"], Filters = [new Filter("image-id", [imageId])] });
        var image = response.Images?.FirstOrDefault() ?? throw new ResourceNotVisibleException($"DescribeImages does not show {imageId}.");
        var snapshots = await SnapshotsAsync(ec2, image);
        // Worth a call only where the plan knows what it must be.
        var uefiData = expected.UefiData is null ? null : await ImageShapes.UefiDataAsync(ec2, imageId, image.BootMode?.Value);

        return new ObservedImage(
            image.ImageId, image.Name, image.State,
            ImageShapes.Attributes(image, uefiData),
            [.. (image.BlockDeviceMappings ?? []).Where(mapping => mapping.Ebs is not null).Select(mapping => Observe(mapping, snapshots))],
            ImageShapes.Ephemerals(image.BlockDeviceMappings));
    }

    private static async Task<Dictionary<string, Snapshot>> SnapshotsAsync(IAmazonEC2 ec2, Image image)
    {
        var ids = ImageShapes.SnapshotIds(image.BlockDeviceMappings);
        if (ids.Count == 0)
        {
            return [];
        }

        var response = await ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { Filters = [new Filter("snapshot-id", ids)] });
        return (response.Snapshots ?? []).ToDictionary(snapshot => snapshot.SnapshotId);
    }

    private static ObservedDevice Observe(BlockDeviceMapping mapping, Dictionary<string, Snapshot> snapshots)
    {
        var ebs = mapping.Ebs;
        var snapshot = ebs.SnapshotId is null ? null : snapshots.GetValueOrDefault(ebs.SnapshotId);
        return new ObservedDevice
        {
            DeviceName = mapping.DeviceName,
            SnapshotId = ebs.SnapshotId,
            SnapshotFound = ebs.SnapshotId is null || snapshot is not null,
            Encrypted = (snapshot is null ? ebs.Encrypted : snapshot.Encrypted) ?? false,
            KmsKeyArn = snapshot?.KmsKeyId,
            Volume = EbsMapping.FromBlockDevice(ebs, snapshot),
        };
    }

    private async Task<string?> AwsManagedKeyArnAsync(ImagePlan plan) =>
        plan.Devices.Any(device => device.Expected.AcceptedKeys.Any(key => key.KmsKeyId == AcceptedKey.AwsManagedAlias))
            ? await KeyAliases.AwsManagedKeyArnAsync(aws.Kms(plan.Location))
            : null;

    private static VerifiedImage Report(ImagePlan plan, ObservedImage image, string? awsManagedKeyArn) => new()
    {
        ImageId = image.ImageId,
        Name = image.Name,
        Location = plan.Location,
        Route = plan.Route,
        SecondRoute = plan.SecondRoute,
        Reason = plan.Reason,
        Warnings = plan.Warnings,
        Devices = [.. plan.Devices.Select(device => Report(device, image.Devices.First(found => found.DeviceName == device.DeviceName), awsManagedKeyArn))],
    };

    private static VerifiedDevice Report(DevicePlan device, ObservedDevice found, string? awsManagedKeyArn) =>
        new(found.DeviceName, found.SnapshotId, found.Volume.SizeGiB, found.Encrypted, found.KmsKeyArn,
            ImageVerifier.AcceptedKeyOf(device.Expected, found.KmsKeyArn, awsManagedKeyArn)?.Origin);
}
