using AmiPipeline.Planning.Facts;
using AmiPipeline.Planning.Routes;
using AmiPipeline.Requests;
using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Committed;

/// <summary>The plan of an image as it was committed, if a new one would be another.</summary>
internal static class CommittedPlan
{
    /// <param name="request">The request.</param>
    /// <param name="facts">The image.</param>
    /// <param name="now">What would be made now; null if nothing can be.</param>
    public static ImagePlan Create(ImageRequest request, CommittedImageFacts facts, ImagePlan? now) => new()
    {
        Route = ImageRoute.Existing,
        Reason = "",
        Location = facts.Account.Location,
        SourceKind = request.Source.ImageId is null ? SourceKind.Instance : SourceKind.Image,
        SourceId = request.Source.ImageId ?? request.Source.InstanceId!,
        Name = facts.Identity.Name,
        Description = request.Description,
        RequestDigest = facts.Identity.Digest,
        ContentDigest = ContentDigest.Create(request),
        Tags = request.Tags,
        Devices = [.. facts.Image.Devices.Select(device => Device(device, request, facts, now))],
        Ephemerals = facts.Image.Ephemerals,
        Watermarks = facts.Image.Watermarks,
        Attributes = facts.Image.Attributes,
    };

    private static DevicePlan Device(ObservedDevice device, ImageRequest request, CommittedImageFacts facts, ImagePlan? now) => new()
    {
        DeviceName = device.DeviceName,
        Origin = now?.Devices.FirstOrDefault(planned => planned.DeviceName == device.DeviceName)?.Origin ?? (device.SnapshotId is null ? DeviceOrigin.SourceEmpty : DeviceOrigin.Source),
        Expected = new()
        {
            HasSnapshot = device.SnapshotId is not null,
            Encrypted = device.Encrypted,
            AcceptedKeys = device.KmsKeyArn is { } key ? [new AcceptedKey(key, OriginOf(key, device.DeviceName, request, facts, now))] : [],
            Volume = device.Volume,
        },
    };

    private static KeyOrigin OriginOf(string key, string deviceName, ImageRequest request, CommittedImageFacts facts, ImagePlan? now) =>
        Promises.NamedKey(request, deviceName) is not null ? KeyOrigin.Request
        : now?.Devices.FirstOrDefault(planned => planned.DeviceName == deviceName)?.Expected.AcceptedKeys.FirstOrDefault(accepted => accepted.KmsKeyId == key) is { } same ? same.Origin
        : DeviceEncryption.DefaultKey(facts.Account).KmsKeyId == key ? KeyOrigin.AccountDefault
        : KeyOrigin.Committed;
}
