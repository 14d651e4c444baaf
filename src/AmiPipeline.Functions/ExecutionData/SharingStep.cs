using System.Text.Json.Serialization;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>One image that is being shared, and what it takes until it is.</summary>
public sealed record SharingStep : SharedDestination
{
    /// <summary>When to try again; null for at once.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>How often in a row it was tried in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether something is left to do.</summary>
    [JsonIgnore]
    public bool IsUnfinished => State == SharingState.Sharing;

    /// <summary>Whether it is to be tried.</summary>
    internal bool IsDue(DateTimeOffset now) => IsUnfinished && (Due ?? now) <= now;
}
