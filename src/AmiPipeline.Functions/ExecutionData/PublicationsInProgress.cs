using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>What is published of the image and its copies, and the wait for it.</summary>
public sealed record PublicationsInProgress
{
    /// <summary>One for each committed image or copy that is published, in the plan's order.</summary>
    public required IReadOnlyList<PublicationInProgress> Items { get; init; }

    /// <summary>Whether each is published or has failed.</summary>
    public bool Ready { get; init; }

    /// <summary>The error of an execution that could not publish everything: all destinations. Null if none has failed.</summary>
    public StateError? Failure { get; init; }

    /// <summary>The wait until the next pass over them; null when all are ready.</summary>
    public WaitState? Wait { get; init; }
}
