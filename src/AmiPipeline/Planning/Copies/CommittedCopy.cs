using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Planning.Routes;
using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Copies;

/// <summary>A copy that was committed before, of the same image: it is the answer as long as it is under the keys that the request names.</summary>
internal static class CommittedCopy
{
    /// <summary>Its plan; a problem is reported if it is not what the request says.</summary>
    public static CopyPlan? Plan(
        CopiedImageFacts image, CommittedCopyFacts committed, CopyFacts destination, IReadOnlyList<DesiredDevice> desired, string field, List<Problem> problems)
    {
        var (copy, account) = (committed.Image, destination.Account!);
        var plan = new CopyPlan
        {
            Location = account.Location,
            Name = destination.Identity!.Name,
            RequestDigest = destination.Identity.Digest,
            Route = ImageRoute.Existing,
            Reason = $"{copy.ImageId} was committed for the same request",
            ExistingImageId = copy.ImageId,
            Devices = [.. desired.Select(device => Device(device, copy.Devices.FirstOrDefault(found => found.DeviceName == device.DeviceName), account))],
        };

        var source = image.Image;
        var differences = ImageVerifier.Differences(plan.Complete(image.Plan, source.Id, source.Attributes, source.Ephemerals ?? [], source.Watermarks ?? []), copy, awsManagedKeyArn: account.DefaultKey.AwsManaged ? account.DefaultKey.Arn : null);
        if (differences.Count == 0)
        {
            return plan;
        }

        problems.Add(new(field, $"was answered by {copy.ImageId} in {account.Location.Region}, which was committed for the same request but does not match it; "
            + $"deregister it, or choose another name:\n{DifferenceTable.Format(differences)}"));
        return null;
    }

    // What the request does not name follows the account's settings, which may have changed since.
    private static CopiedDevice Device(DesiredDevice desired, ObservedDevice? found, AccountFacts account) =>
        desired.Key is { } key ? new(desired.DeviceName, Encrypted: true, key.Accepted)
        : found is not { KmsKeyArn: { } arn } ? new(desired.DeviceName, found?.Encrypted ?? desired.ContentEncrypted, Key: null)
        : new(desired.DeviceName, Encrypted: true, new AcceptedKey(arn, DeviceEncryption.DefaultKey(account).KmsKeyId == arn ? KeyOrigin.AccountDefault : KeyOrigin.Committed));
}
