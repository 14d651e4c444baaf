using AmiPipeline.Requests;

namespace AmiPipeline.Plans;

/// <summary>A copy of the image in another Region: what is not as in the image's own plan. It is short, since one plan may have a hundred of them.</summary>
public sealed record CopyPlan
{
    /// <summary>The account and Region of the copy.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>The copy's name.</summary>
    public required string Name { get; init; }

    /// <summary>The digest of what the request asks for in this Region.</summary>
    public required string RequestDigest { get; init; }

    /// <summary>The way it is made: <see cref="ImageRoute.Copy"/>, <see cref="ImageRoute.Snapshots"/> or <see cref="ImageRoute.Existing"/>.</summary>
    public required ImageRoute Route { get; init; }

    /// <summary>Why this route, for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>The copy that an earlier execution committed, for <see cref="ImageRoute.Existing"/>.</summary>
    public string? ExistingImageId { get; init; }

    /// <summary>The encryption parameters of <c>CopyImage</c>, for <see cref="ImageRoute.Copy"/>; null leaves them out.</summary>
    public EncryptionParameters? CopyEncryption { get; init; }

    /// <summary>In how many minutes each snapshot is to be copied; null for the standard copies.</summary>
    public int? CompleteWithinMinutes { get; init; }

    /// <summary>How the copy is published instead of as the image; null for as that is.</summary>
    public RequestPublish? Publish { get; init; }

    /// <summary>The devices of the image, in its order.</summary>
    public required IReadOnlyList<CopiedDevice> Devices { get; init; }

    /// <summary>The plan by which the copy is made and compared.</summary>
    /// <param name="image">The image's plan.</param>
    /// <param name="imageId">The image, which is the source of the copy.</param>
    /// <param name="attributes">The image's attributes as EC2 shows them.</param>
    /// <param name="ephemerals">Its instance store volumes.</param>
    /// <param name="watermarks">The keys of its watermarks.</param>
    public ImagePlan Complete(ImagePlan image, string imageId, ImageAttributes attributes, IReadOnlyList<EphemeralDevice> ephemerals, IReadOnlyList<string> watermarks) => new()
    {
        Route = Route,
        Registers = Route == ImageRoute.Snapshots,
        Reason = Reason,
        Location = Location,
        SourceKind = SourceKind.Image,
        SourceId = imageId,
        Name = Name,
        Description = image.Description,
        RequestDigest = RequestDigest,
        ContentDigest = image.ContentDigest,
        Tags = image.Tags,
        ExistingImageId = ExistingImageId,
        CopyEncryption = CopyEncryption,
        CompleteWithinMinutes = CompleteWithinMinutes,
        Devices = [.. image.Devices.Select(device => Complete(device, image.Location, Devices.First(copied => copied.DeviceName == device.DeviceName)))],
        Ephemerals = ephemerals,
        Watermarks = watermarks,
        // It can be switched on afterwards, at either image.
        Attributes = Route == ImageRoute.Existing ? attributes with { ImdsSupport = null } : attributes,
    };

    private DevicePlan Complete(DevicePlan device, AwsLocation home, CopiedDevice copied) => new()
    {
        DeviceName = device.DeviceName,
        Origin = device.Expected.HasSnapshot ? DeviceOrigin.Source : DeviceOrigin.SourceEmpty,
        InSource = true,
        ContentKey = device.Expected.AcceptedKeys is [var key, ..] ? new ContentKey(key.KmsKeyId, Fault: null) { IsGranted = Location.AccountId != home.AccountId && Arn.TryParse(key.KmsKeyId, out var arn) && arn.AccountId == home.AccountId } : null,
        Encryption = Route == ImageRoute.Copy ? CopyEncryption : copied.Key is { } named ? new EncryptionParameters(named.KmsKeyId) : null,
        Expected = device.Expected with { Encrypted = copied.Encrypted, AcceptedKeys = copied.Key is { } accepted ? [accepted] : [] },
    };
}

/// <summary>A device of a copy.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="Encrypted">Whether it must be encrypted.</param>
/// <param name="Key">The key that its snapshot must be under; null if unencrypted, or if the mapping has no snapshot.</param>
public sealed record CopiedDevice(string DeviceName, bool Encrypted, AcceptedKey? Key = null);
