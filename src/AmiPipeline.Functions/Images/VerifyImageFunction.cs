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
    /// <exception cref="ResourceNotVisibleException">EC2 does not show the image, or one of its snapshots.</exception>
    public async Task<VerifiedImage> HandleAsync(VerifyImageInput input, ILambdaContext context)
    {
        var (_, planned, made, source) = input;
        var plan = await IntermediateImage.CompleteAsync(aws.Reader(source.Location), planned, source);
        var image = await new ImageObserver(aws.Reader(made.Location)).ObserveAsync(made.ImageId);
        var awsManagedKeyArn = await AwsManagedKeyArnAsync(plan, made.Location);
        var comparisons = ImageVerifier.Compare(plan, image, awsManagedKeyArn);
        var differences = ImageVerifier.Differences(comparisons);

        if (differences.Count > 0)
        {
            throw new ImageVerificationException($"{image.ImageId} ({plan.Name}) is not as planned:\n{DifferenceTable.Format(differences)}");
        }

        return Report(plan, made.Location, image, comparisons, awsManagedKeyArn);
    }

    private async Task<string?> AwsManagedKeyArnAsync(ImagePlan plan, AwsLocation location) =>
        plan.Devices.Any(device => device.Expected.AcceptedKeys.Any(key => key.KmsKeyId == AcceptedKey.AwsManagedAlias))
            ? await KeyAliases.AwsManagedKeyArnAsync(aws.Kms(location))
            : null;

    private static VerifiedImage Report(ImagePlan plan, AwsLocation location, ObservedImage image, IReadOnlyList<ComparedValue> comparisons, string? awsManagedKeyArn) => new()
    {
        ImageId = image.ImageId,
        Name = image.Name,
        Location = location,
        SourceId = plan.SourceId,
        SourceParameter = plan.SourceParameter,
        Route = plan.Route,
        SecondRoute = plan.SecondRoute,
        Reason = plan.Reason,
        IsKept = plan.KeepsImage || plan.Route == ImageRoute.Existing,
        Warnings = [.. plan.Warnings, .. ImageVerifier.Notes(plan, image)],
        Attributes = Values(comparisons, deviceName: null),
        Devices = [.. plan.Devices.Select(device => Report(device, image.Devices.First(found => found.DeviceName == device.DeviceName), comparisons, awsManagedKeyArn))],
        Ephemerals = [.. comparisons.Where(value => value.Name == ComparedValue.VirtualName).Select(value => new VerifiedEphemeral { DeviceName = value.DeviceName!, Planned = value.Planned, Found = value.Found })],
    };

    private static VerifiedDevice Report(DevicePlan device, ObservedDevice found, IReadOnlyList<ComparedValue> comparisons, string? awsManagedKeyArn) =>
        new()
        {
            DeviceName = found.DeviceName,
            SnapshotId = found.SnapshotId,
            SizeGiB = found.Volume.SizeGiB,
            Encrypted = found.Encrypted,
            KmsKeyId = found.KmsKeyArn,
            KeyOrigin = ImageVerifier.AcceptedKeyOf(device.Expected, found.KmsKeyArn, awsManagedKeyArn)?.Origin,
            Attributes = Values(comparisons, device.DeviceName),
        };

    private static VerifiedValue[] Values(IEnumerable<ComparedValue> comparisons, string? deviceName) =>
        [.. comparisons.Where(value => value.DeviceName == deviceName).Select(value => new VerifiedValue { Name = value.Name, Planned = value.Planned, Found = value.Found })];
}

/// <summary>What VerifyImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Image">The finished image.</param>
/// <param name="Source">The image that it was made from: after a capture or a first copy the intermediate one, which shows what the source did not.</param>
public sealed record VerifyImageInput(ExecutionIdentity Execution, ImagePlan Plan, ImageInProgress Image, SourceImage Source) : IExecutionInput;
