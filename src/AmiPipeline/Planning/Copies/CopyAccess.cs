using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Copies;

/// <summary>Whether another account can be let read the image for as long as its copy takes.</summary>
internal static class CopyAccess
{
    /// <summary>Why it cannot, or null.</summary>
    /// <remarks>Snapshots under the AWS managed key cannot be shared (EC2 User Guide, "Share an AMI with specific AWS accounts").</remarks>
    public static string? Fault(CopiedImageFacts image, AwsLocation destination)
    {
        if (destination.AccountId == image.Plan.Location.AccountId)
        {
            return null;
        }

        var encrypted = image.Image.Devices.Where(device => device is { HasContent: true, Encrypted: true }).ToList();
        const string Way = "a key that nobody can share; give the image a customer managed key (kmsKeyId)";
        return encrypted.FindAll(device => IsAwsManaged(device, image)) is { Count: > 0 } certain ? $"is {destination.AccountId}, which cannot copy {Names(certain)} of the image: under {AcceptedKey.AwsManagedAlias}, {Way}"
            : encrypted.FindAll(device => MayBeAwsManaged(device, image)) is { Count: > 0 } doubtful
                ? $"is {destination.AccountId}, which may not be able to copy {Names(doubtful)} of the image: CopyImage may put it under {AcceptedKey.AwsManagedAlias}, {Way}, or take via: snapshots, which keeps the source's keys"
                : null;
    }

    private static string Names(IEnumerable<SourceDevice> devices) => string.Join(", ", devices.Select(device => device.DeviceName));

    // A key that has no ARN yet is that one.
    private static bool IsAwsManaged(SourceDevice device, CopiedImageFacts image) => device.KmsKeyArn is null || device.KmsKeyArn == image.AwsManagedKeyArn;

    // If CopyImage names no key, EC2 chooses between two.
    private static bool MayBeAwsManaged(SourceDevice device, CopiedImageFacts image) => image.Plan.ExistingImageId is null
        && image.Plan.Devices.Any(planned => planned.DeviceName == device.DeviceName
            && planned.Expected.AcceptedKeys.Any(key => key.KmsKeyId == AcceptedKey.AwsManagedAlias || key.KmsKeyId == image.AwsManagedKeyArn));
}
