namespace AmiPipeline.Simulator.World;

/// <summary>An EBS volume.</summary>
internal sealed class Volume : Resource
{
    public required VolumeShape Shape { get; set; }

    public int SizeGiB => Shape.SizeGiB;

    public string VolumeType => Shape.VolumeType;

    public int? Iops => Shape.Iops;

    public int? Throughput => Shape.Throughput;

    /// <summary>The latest change of its shape; null for none yet.</summary>
    public VolumeModification? Modification { get; set; }

    /// <summary>When its shape was changed, oldest first.</summary>
    public List<DateTimeOffset> ModifiedAt { get; private set; } = [];

    public required string Zone { get; init; }

    /// <summary>Stands for the data: equal content, equal data.</summary>
    public required string Content { get; set; }

    public string? SnapshotId { get; init; }

    public string State { get; set; } = VolumeState.Creating;

    /// <summary>The ARN of its key; null when it is not encrypted.</summary>
    public string? KeyArn { get; init; }

    /// <summary>The id of the volume or snapshot whose data key it has inherited; null when it has one of its own.</summary>
    public string? InheritedDataKey { get; init; }

    /// <summary>The id of what its data key was made for.</summary>
    public string DataKey => InheritedDataKey ?? Id;

    /// <summary>The key as the caller wrote it, which is what EC2 shows while the volume is being created.</summary>
    public string? KeyAsSupplied { get; init; }

    /// <summary>AWS Marketplace codes of the data.</summary>
    public IReadOnlyList<string> ProductCodes { get; init; } = [];

    public DateTimeOffset CreateTime { get; init; }

    public Attachment? Attachment { get; set; }

    public Volume Copy()
    {
        var copy = Copied<Volume>();
        copy.Attachment = Attachment?.Copy();
        copy.ModifiedAt = [.. ModifiedAt];
        return copy;
    }
}
