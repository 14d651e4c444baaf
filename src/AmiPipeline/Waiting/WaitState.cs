namespace AmiPipeline.Waiting;

/// <summary>Where a wait stands. It travels in the execution's data: functions keep nothing.</summary>
public sealed record WaitState
{
    /// <summary>When the wait began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How many checks were made.</summary>
    public int Checks { get; init; }

    /// <summary>How long to wait until the next check, in seconds. The state machine's Wait state reads it.</summary>
    public int Seconds { get; init; }
}
