using System.Text.Json.Serialization;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>A copy of the image, and what it takes until it is committed.</summary>
public sealed record CopyInProgress : ImageCopy
{
    /// <summary>The image that is being made, and the wait for it; null before it is started, and once it is committed.</summary>
    public ImageInProgress? Image { get; init; }

    /// <summary>The snapshots that the image will be registered over; null if CopyImage makes them.</summary>
    public SnapshotsInProgress? Snapshots { get; init; }

    /// <summary>When to look at it again; null for at once.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>How often in a row it could not be brought forward because of an error that passes.</summary>
    public int Attempts { get; init; }

    /// <summary>Since when a quota has kept it; null if none does.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>What it waits for in the queue of copies, for a person; null if it does not.</summary>
    public string? Waits { get; init; }

    /// <summary>Whether something was to be made for it whose outcome is not known: there may be more of it than is recorded.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>Of a copy that has failed: the ids of what was made for it.</summary>
    public IReadOnlyList<string> Made { get; init; } = [];

    /// <summary>The ids of all that was recorded for it.</summary>
    internal IEnumerable<string> Ids() =>
        Made.Concat((Snapshots?.Items ?? []).Select(snapshot => snapshot.SnapshotId)).Concat(Devices.Select(device => device.SnapshotId)).Append(Image?.ImageId).Append(ImageId).OfType<string>().Distinct();

    /// <summary>Whether it is neither verified nor failed.</summary>
    [JsonIgnore]
    public bool IsBuilding => State == CopyState.Building;

    /// <summary>Whether it is neither committed nor failed.</summary>
    [JsonIgnore]
    public bool IsUnfinished => State is CopyState.Building or CopyState.Verified;

    /// <summary>Whether it is to be looked at.</summary>
    internal bool IsDue(DateTimeOffset now) => (Due ?? now) <= now;
}
