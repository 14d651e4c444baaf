namespace AmiPipeline.Simulator.World;

/// <summary>A report of which accounts use an image, as it was when the report was requested.</summary>
internal sealed class ImageUsageReport : Resource
{
    public const string Pending = "pending";
    public const string Available = "available";

    public required string ImageId { get; init; }

    /// <summary>What was counted: <c>ec2:Instance</c>, <c>ec2:LaunchTemplate</c>.</summary>
    public required IReadOnlyList<string> ResourceTypes { get; init; }

    /// <summary>The accounts that were requested; none for all.</summary>
    public required IReadOnlyList<string> AccountIds { get; init; }

    public required IReadOnlyList<ImageUsage> Entries { get; init; }

    public DateTimeOffset CreationTime { get; init; }

    public DateTimeOffset ExpirationTime { get; init; }

    public string State { get; set; } = Pending;

    public ImageUsageReport Copy() => Copied<ImageUsageReport>();
}
