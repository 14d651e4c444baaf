namespace AmiPipeline.Planning.Facts;

/// <summary>What EC2 says about the source.</summary>
public sealed record SourceFacts
{
    /// <summary>Image or instance.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The image's name, or the instance's Name tag; empty if there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>EC2's word for its state, such as <c>available</c> or <c>running</c>.</summary>
    public required string State { get; init; }

    /// <summary>Why it is in that state, if EC2 says so.</summary>
    public string? StateReason { get; init; }

    /// <summary>The account that owns it.</summary>
    public required string OwnerId { get; init; }

    /// <summary>amazon, aws-marketplace or aws-backup-vault, if the owner has such an alias.</summary>
    public string? OwnerAlias { get; init; }

    /// <summary>ebs or instance-store.</summary>
    public string RootDeviceType { get; init; } = "ebs";

    /// <summary>Whether the instance carries <see cref="PipelineTags.Capture"/> = <see cref="PipelineTags.CaptureAllowed"/>: a deployment captures no other. Default: it does not.</summary>
    public bool AgreesToCapture { get; init; }

    /// <summary>Whether the account's Allowed AMIs setting lets the image be used. An instance, and an image of the account's own, may always.</summary>
    public ImageAllowance Allowance { get; init; } = ImageAllowance.NotReported;

    /// <summary>Since when the image is deprecated, as EC2 writes the time; null if it is not, or not yet.</summary>
    public string? DeprecatedSince { get; init; }

    /// <summary>Product codes, each as <c>TYPE:ID</c>.</summary>
    public IReadOnlyList<string> ProductCodes { get; init; } = [];

    /// <summary>The keys of its watermarks, each as <c>accountId:watermarkName</c>; of an instance, those of the image that it was launched of. Null if they are not reported.</summary>
    public IReadOnlyList<string>? Watermarks { get; init; } = [];

    /// <summary>The attributes that the new image must keep.</summary>
    public required ImageAttributes Attributes { get; init; }

    /// <summary>The EBS volumes, root first, then by device name.</summary>
    public required IReadOnlyList<SourceDevice> Devices { get; init; }

    /// <summary>The instance store volumes; null if they are not reported: DescribeInstances lists none of those that an image of the instance will have.</summary>
    public IReadOnlyList<EphemeralDevice>? Ephemerals { get; init; } = [];
}
