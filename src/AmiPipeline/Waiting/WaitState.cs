namespace AmiPipeline.Waiting;

/// <summary>The state of a wait. It travels in the execution's data: functions keep nothing.</summary>
public sealed record WaitState
{
    /// <summary>When the wait began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How many checks were made; three retries count as one more.</summary>
    public int Checks { get; init; }

    /// <summary>Whether what is waited for was requested more than once, since an answer was lost or an error: there may be more of it than is known.</summary>
    public bool RequestedAgain { get; init; }

    /// <summary>How long to wait until the next check, in seconds. The state machine's Wait state reads it.</summary>
    public int Seconds { get; init; }

    /// <summary>How much was done at the last check that knew; null before.</summary>
    public int? Done { get; init; }

    /// <summary>When that was last seen to have grown; null if it has not yet.</summary>
    public DateTimeOffset? AdvancedAt { get; init; }
}
