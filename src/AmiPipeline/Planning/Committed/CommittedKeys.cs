using AmiPipeline.Planning.Checks;
using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;
using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Committed;

/// <summary>Whether the snapshots of the committed image are under the keys that the request names, as these names are to be read now.</summary>
internal static class CommittedKeys
{
    /// <summary>A problem for each name that stands for another key now, or for none.</summary>
    public static IEnumerable<Problem> Problems(ImageRequest request, CommittedImageFacts facts) =>
        from device in facts.Image.Devices
        where device.SnapshotId is not null
        let name = Promises.NamedKey(request, device.DeviceName)
        where name is not null
        let now = facts.Keys[name]
        let fault = KeyLookup.Fault(now, facts.Account.Location)
        where fault is not null || now.Arn != device.KmsKeyArn
        group device by (Field: GuardrailChecks.FieldOfKey(request, device.DeviceName), Name: name, Now: fault ?? $"is {now.Arn ?? "a key that was never used"} now", Was: device.KmsKeyArn ?? "no key") into devices
        select new Problem(devices.Key.Field, Message(devices.Key.Name, devices.Key.Now, devices.Key.Was, devices, facts.Image.ImageId));

    /// <summary>What to know of keys that the image is under and that cannot be used.</summary>
    public static IEnumerable<string> Unusable(CommittedImageFacts facts) =>
        from device in facts.Image.Devices
        where device.KmsKeyArn is not null
        let key = facts.Keys.GetValueOrDefault(device.KmsKeyArn!)
        where key is not null && (key.Fault is not null || !key.CanBeUsed())
        select $"{device.DeviceName} is under {device.KmsKeyArn}, which {key.Fault ?? $"is in state {key.State}"}; no instance can use the volume without that key";

    private static string Message(string name, string now, string was, IEnumerable<ObservedDevice> devices, string imageId) =>
        $"is {name}, which {now}; {imageId} was committed for the same request with {string.Join(", ", devices.Select(device => device.DeviceName))} under {was}. "
        + (name.Contains("alias/", StringComparison.Ordinal) ? $"For that image point {name} to that key again; for a new one" : "For a new image")
        + $" choose another name, or deregister {imageId} first";
}
