using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>The copies of the image, and the wait for them.</summary>
public sealed record CopiesInProgress
{
    /// <summary>The copies, in the plan's order.</summary>
    public required IReadOnlyList<CopyInProgress> Items { get; init; }

    /// <summary>Whether each is committed or has failed.</summary>
    public bool Ready { get; init; }

    /// <summary>What was committed of the image itself, if that waits for its copies.</summary>
    public IReadOnlyList<string> CommittedIds { get; init => field = value ?? []; } = [];

    /// <summary>The error of an execution whose copies are not all committed: all copies, each with its image or why it failed. Null if none has failed.</summary>
    public StateError? Failure { get; init; }

    /// <summary>The wait until the next pass over them; null when all are ready.</summary>
    public WaitState? Wait { get; init; }
}
