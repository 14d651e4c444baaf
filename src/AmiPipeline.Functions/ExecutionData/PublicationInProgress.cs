using System.Text.Json.Serialization;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>A publication, and what it takes until it is done.</summary>
public sealed record PublicationInProgress : Publication
{
    /// <summary>Since when the parameter is awaited to name the image, which Parameter Store may have been asked for; null if it was not.</summary>
    public DateTimeOffset? ParameterAwaited { get; init; }

    /// <summary>Whether the answer to that was lost, so that it may have to be asked again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsParameterUncertain { get; init; }

    /// <summary>When to look at it again; null for at once.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>How often in a row it could not be brought forward because of an error that passes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Attempts { get; init; }

    /// <summary>Whether it is neither published nor failed.</summary>
    [JsonIgnore]
    public bool IsUnfinished => State == PublicationState.Publishing;

    /// <summary>Whether it is to be looked at.</summary>
    internal bool IsDue(DateTimeOffset now) => IsUnfinished && (Due ?? now) <= now;
}
