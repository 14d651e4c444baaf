namespace AmiPipeline.Inventory;

/// <summary>An image as an account's inventory has it: what EC2 returns about it and its snapshots.</summary>
public sealed record InventoryImage
{
    /// <summary>The image's id.</summary>
    public required string ImageId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The account that owns it.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The Region that it is in.</summary>
    public required string Region { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Its state, in EC2's word.</summary>
    public required string State { get; init; }

    /// <summary>Whether every account can launch it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether other accounts can launch it; null if it was not read.</summary>
    public bool? IsShared { get; init; }

    /// <summary>Whether an instance that is not terminated, the default or latest version of a launch template, or a launch configuration of the account refers to it.</summary>
    public bool IsUsed { get; init; }

    /// <summary>The image that it was copied from; null if EC2 names none.</summary>
    public string? SourceImageId { get; init; }

    /// <summary>Its tags, without those of AWS itself.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The attributes that a copy can lose, by their names in EC2's API; those that it lacks are not there.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>Its devices with snapshots.</summary>
    public required IReadOnlyList<InventoryDevice> Devices { get; init; }
}

/// <summary>A device of an image.</summary>
/// <param name="DeviceName">Its name.</param>
/// <param name="SnapshotId">Its snapshot.</param>
/// <param name="SizeGiB">The size of its volume.</param>
/// <param name="IsEncrypted">Whether its snapshot is encrypted.</param>
/// <param name="KeyArn">The key of its snapshot; null if there is none, or if the account cannot read the snapshot.</param>
/// <param name="StoredBytes">The size of the data in the snapshot; null if EC2 does not report it.</param>
public sealed record InventoryDevice(string DeviceName, string SnapshotId, int SizeGiB, bool IsEncrypted, string? KeyArn, long? StoredBytes);
