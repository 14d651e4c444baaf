namespace AmiPipeline.Triggers;

/// <summary>An image that may start an execution, as far as rules look at it.</summary>
public sealed record CandidateImage
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The account that owns it.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The owner's alias, if EC2 has one.</summary>
    public string? OwnerAlias { get; init; }

    /// <summary>Its state, in EC2's word.</summary>
    public required string State { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreationDate { get; init; }

    /// <summary>Its tags: those of its owner if it is the deployment's own or was read in the owner's role, and none otherwise.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The snapshots under it.</summary>
    public IReadOnlyList<string> SnapshotIds { get; init; } = [];
}
