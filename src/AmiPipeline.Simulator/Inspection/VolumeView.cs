namespace AmiPipeline.Simulator.Inspection;

/// <summary>A volume as it is at an instant.</summary>
public sealed record VolumeView
{
    /// <summary>The <see cref="Content"/> of a volume that was made of nothing.</summary>
    public const string EmptyContent = ContentId.Empty;

    /// <summary>The volume id.</summary>
    public required string Id { get; init; }

    /// <summary>The state, in EC2's word.</summary>
    public required string State { get; init; }

    /// <summary>The size in GiB.</summary>
    public required int SizeGiB { get; init; }

    /// <summary>The type.</summary>
    public required string VolumeType { get; init; }

    /// <summary>The Availability Zone.</summary>
    public required string Zone { get; init; }

    /// <summary>The snapshot it came from, if any.</summary>
    public required string? SnapshotId { get; init; }

    /// <summary>The ARN of its key; null when it is not encrypted.</summary>
    public required string? KeyArn { get; init; }

    /// <summary>The instance it is attached to, if any.</summary>
    public required string? InstanceId { get; init; }

    /// <summary>The device name it has there.</summary>
    public required string? DeviceName { get; init; }

    /// <summary>The state of the attachment, in EC2's word.</summary>
    public required string? AttachmentState { get; init; }

    /// <summary>Whether it goes with its instance; false when it is not attached.</summary>
    public required bool DeleteOnTermination { get; init; }

    /// <summary>Stands for its data: equal content, equal data.</summary>
    public required string Content { get; init; }

    /// <summary>Its tags, by key.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
