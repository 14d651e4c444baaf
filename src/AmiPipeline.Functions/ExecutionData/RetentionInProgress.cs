using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>What comes of older images wherever the image and its copies are, and the wait for it.</summary>
public sealed record RetentionInProgress
{
    /// <summary>One for each account and Region with a committed image, in the plan's order.</summary>
    public required IReadOnlyList<FamilyInProgress> Items { get; init; }

    /// <summary>Whether each is done, has failed or was left out.</summary>
    public bool Ready { get; init; }

    /// <summary>The error of an execution in which something could not go: all places. Null if none has failed.</summary>
    public StateError? Failure { get; init; }

    /// <summary>The wait until the next pass over them; null when all are ready.</summary>
    public WaitState? Wait { get; init; }
}
