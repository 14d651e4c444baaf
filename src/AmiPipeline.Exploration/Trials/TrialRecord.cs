using AmiPipeline.Exploration.Faults;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Exploration.Trials;

/// <summary>What a trial came to: the execution that suffers the faults, what follows it, and the world between.</summary>
public sealed record TrialRecord
{
    /// <summary>The faults.</summary>
    public required IReadOnlyList<PlannedFault> Faults { get; init; }

    /// <summary>Whether all of them struck.</summary>
    public required bool HasStruck { get; init; }

    /// <summary>The execution that suffers them.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>Whether the process was killed and the same request ran again under the same name.</summary>
    public bool IsKilled { get; init; }

    /// <summary>The clean-up state machine's execution; null if none was needed.</summary>
    public RunRecord? CleanUp { get; init; }

    /// <summary>The same request again, without faults; null if it was not repeated.</summary>
    public RunRecord? Again { get; init; }

    /// <summary>The world before: without what an earlier execution of the same request has made.</summary>
    public required WorldState Before { get; init; }

    /// <summary>The world when the first execution began.</summary>
    public required WorldState Start { get; init; }

    /// <summary>The pipeline, as the tags of what it makes name it: its state machine's ARN.</summary>
    public required string Owner { get; init; }

    /// <summary>The world after the execution.</summary>
    public required WorldState AfterRun { get; init; }

    /// <summary>The world after the clean-up, or else after the execution.</summary>
    public required WorldState After { get; init; }

    /// <summary>The world after the repetition; null if there was none.</summary>
    public WorldState? AfterAgain { get; init; }

    /// <summary>The ids of what a person changed.</summary>
    public IReadOnlySet<string> TouchedByPerson { get; init; } = new HashSet<string>();

    /// <summary>Every snapshot and volume that was made.</summary>
    public IReadOnlyList<MadeStorage> Made { get; init; } = [];

    /// <summary>The ids of the snapshots of which a fault left out the key.</summary>
    public IReadOnlySet<string> LeftWithoutKey { get; init; } = new HashSet<string>();

    /// <summary>When a call first deprecated, disabled or deregistered an image, by its id.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> ImagesChangedAt { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>What is wrong with the calls, one sentence each.</summary>
    public IReadOnlyList<string> WrongCalls { get; init; } = [];
}
