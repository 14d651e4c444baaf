using System.Text.Json.Serialization;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>The older images in one account and Region, and what it takes until they are done with.</summary>
public sealed record FamilyInProgress : RetainedFamily
{
    /// <summary>Those that are yet to become what <see cref="RetainedFamily.Images"/> says: so it is known what was to be done even if the answer to it is lost.</summary>
    public IReadOnlyList<string>? Pending { get; init; }

    /// <summary>Since when reports of use are awaited; null for none.</summary>
    public DateTimeOffset? ReportsAwaited { get; init; }

    /// <summary>When to look at it again; null for at once.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>How often in a row it could not be brought forward because of an error that passes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Attempts { get; init; }

    /// <summary>Whether it is neither done nor failed nor left out.</summary>
    [JsonIgnore]
    public bool IsUnfinished => State is RetentionState.Deciding or RetentionState.Removing;

    /// <summary>Whether it is to be looked at.</summary>
    internal bool IsDue(DateTimeOffset now) => IsUnfinished && (Due ?? now) <= now;
}
