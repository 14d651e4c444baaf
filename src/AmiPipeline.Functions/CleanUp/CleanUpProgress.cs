using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.CleanUp;

/// <summary>Where clean-up stands.</summary>
public sealed record CleanUpProgress
{
    /// <summary>Whether nothing can have been made: planning failed, or the image exists. Then there is nothing to look for.</summary>
    public bool NothingMade { get; init; }

    /// <summary>Whether clean-up is over.</summary>
    public bool Finished { get; init; }

    /// <summary>The wait until the next lap; null before the first.</summary>
    public WaitState? Wait { get; init; }

    /// <summary>Since when listings have been empty; null while they are not.</summary>
    public DateTimeOffset? EmptySince { get; init; }

    /// <summary>How many laps in a row had a listing or a removal refused.</summary>
    public int RefusedLaps { get; init; }

    /// <summary>Recorded ids that no listing has shown yet.</summary>
    public IReadOnlyList<string> Unseen { get; init; } = [];

    /// <summary>What is left, each with the reason.</summary>
    public IReadOnlyList<string> Remaining { get; init; } = [];

    /// <summary>Why the execution fails; null where it succeeds.</summary>
    public Failure? Failure { get; init; }
}
