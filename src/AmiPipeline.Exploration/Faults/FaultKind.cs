using AmiPipeline.Simulator.Faults;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Exploration.Faults;

/// <summary>A way in which something goes wrong, and what an execution owes in spite of it.</summary>
public sealed record FaultKind
{
    /// <summary>Its name in keys and tables, such as <c>lost-answer</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What goes wrong, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What it strikes.</summary>
    public FaultScope Scope { get; init; } = FaultScope.Call;

    /// <summary>Whether it is transient, so that the image is expected in spite of it.</summary>
    public bool IsPassing { get; init; }

    /// <summary>Whether it lasts as long as the execution does: what cannot be removed then is owed to be named.</summary>
    public bool IsLasting { get; init; }

    /// <summary>What a failure has to say of it: AWS's own reason. Null, the default, for nothing in particular.</summary>
    public string? Reason { get; init; }

    /// <summary>How many calls in a row of the same action it strikes, or tasks of the same state. Default 1.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Which calls it can strike. Default: all.</summary>
    public Func<RecordedCall, bool> AppliesTo { get; init; } = _ => true;

    /// <summary>Which kinds of new resources it can strike, if it strikes resources. Default: all.</summary>
    public Func<ResourceKind, bool> AppliesToResource { get; init; } = _ => true;

    /// <summary>What it does to a new resource. Null, the default, for nothing.</summary>
    public Action<ResourceFaultPoint>? StrikeResource { get; init; }

    /// <summary>The kinds of new resources of which AWS shows no reason, so that no failure can have it. Default: none.</summary>
    public Func<ResourceKind, bool> HidesReasonOf { get; init; } = _ => false;

    /// <summary>What it does to the call. Null, the default, for nothing.</summary>
    public Action<FaultPoint>? Strike { get; init; }

    /// <summary>What comes after the call.</summary>
    public Interruption Interruption { get; init; }

    /// <summary>What a person does after the call. Null, the default, for nothing.</summary>
    public PersonAct? Act { get; init; }

    /// <summary>What becomes of the task.</summary>
    public TaskMishap Mishap { get; init; }

    /// <summary>The error that a task's mishap is reported as; null for none.</summary>
    public string? TaskError { get; init; }

    /// <summary>Whether EC2 leaves out the key that a new snapshot is to be under.</summary>
    public bool LeavesKeyOut { get; init; }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}

/// <summary>What comes after a call.</summary>
public enum Interruption
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The execution is aborted or times out: the function that runs comes to its end, and nothing after it runs. Then the clean-up state machine runs.</summary>
    Abort,

    /// <summary>The process that runs everything ends at once, as if by <c>kill -9</c>. Then the same request runs again under the same name.</summary>
    Kill,

    /// <summary>The process that runs everything ends at once. Then the clean-up state machine runs.</summary>
    KillAndCleanUp,

    /// <summary>The function's process ends at once; Lambda reports that.</summary>
    Crash,

    /// <summary>The same task runs a second time, from its start to its end, before the first one continues.</summary>
    Twin,
}

/// <summary>What becomes of a task.</summary>
public enum TaskMishap
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The function does not run; an error is reported.</summary>
    NotRun,

    /// <summary>The function runs, and its result is lost: an error is reported.</summary>
    ResultLost,

    /// <summary>The function runs, and its result never comes: the state's time limit ends the task.</summary>
    NoResult,

    /// <summary>The function runs twice; the second result counts.</summary>
    Twice,
}
