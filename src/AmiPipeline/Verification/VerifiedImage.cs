namespace AmiPipeline.Verification;

/// <summary>An image that was compared with its plan and found right: the output of an execution.</summary>
public sealed record VerifiedImage
{
    /// <summary>The image's id.</summary>
    public required string ImageId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its account and Region.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>The way it was made.</summary>
    public required ImageRoute Route { get; init; }

    /// <summary>The second way, after a capture.</summary>
    public ImageRoute? SecondRoute { get; init; }

    /// <summary>Why that way.</summary>
    public required string Reason { get; init; }

    /// <summary>Its devices, each with the key that was found.</summary>
    public required IReadOnlyList<VerifiedDevice> Devices { get; init; }

    /// <summary>Its own values, each beside the planned one.</summary>
    public IReadOnlyList<VerifiedValue> Attributes { get; init; } = [];

    /// <summary>The plan's warnings.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Its copies in other Regions; null if the request asks for none.</summary>
    public ImageCopies? Copies { get; init; }
}

/// <summary>One device of a verified image.</summary>
/// <param name="DeviceName">The device name.</param>
/// <param name="SnapshotId">Its snapshot; null for a mapping without one.</param>
/// <param name="SizeGiB">Its size in GiB.</param>
/// <param name="Encrypted">Whether it is encrypted.</param>
/// <param name="KmsKeyId">The ARN of its key; null if unencrypted.</param>
/// <param name="KeyOrigin">Why that key is right; null if unencrypted.</param>
public sealed record VerifiedDevice(string DeviceName, string? SnapshotId, int SizeGiB, bool Encrypted, string? KmsKeyId, KeyOrigin? KeyOrigin)
{
    /// <summary>Its values, each beside the planned one.</summary>
    public IReadOnlyList<VerifiedValue> Attributes { get; init; } = [];
}

/// <summary>A value of a verified image or device, in words: <c>yes</c> and <c>no</c>, and <c>none</c> for what is off, empty or not there.</summary>
/// <param name="Name">The value's name.</param>
/// <param name="Planned">What the plan says; null where the source does not tell it, so that nothing was compared.</param>
/// <param name="Found">What EC2 shows.</param>
public sealed record VerifiedValue(string Name, string? Planned, string Found);
