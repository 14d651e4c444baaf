using AmiPipeline.Errors;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.Verification;

namespace AmiPipeline.Engines;

/// <summary>How an execution ended, and what it took.</summary>
public sealed record ExecutionReport
{
    /// <summary>The execution's ARN.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>How it ended.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>The verified image; null where it failed.</summary>
    public VerifiedImage? Result { get; init; }

    /// <summary>Why it failed; null where it succeeded.</summary>
    public Failure? Failure { get; init; }

    /// <summary>How long it took, in the engine's time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Calls to EC2; null where others made them, who do not tell.</summary>
    public int? Ec2Calls { get; init; }

    /// <summary>Calls to KMS; null where others made them, who do not tell.</summary>
    public int? KmsCalls { get; init; }

    /// <summary>State transitions, retries included: what Step Functions bills.</summary>
    public required long StateTransitions { get; init; }

    /// <summary>What became of everything that was made and not committed.</summary>
    public CleanUpReport CleanUp { get; init; } = new([], [], []);

    /// <summary>The account that gave access to the source for the execution; null where none had to.</summary>
    public string? SharedBy { get; init; }

    /// <summary>Whether <see cref="Duration"/> is real time, and not virtual.</summary>
    public bool IsRealTime { get; init; }

    /// <summary>Whether it ran on Step Functions: what was aborted then was not stopped from here.</summary>
    public bool IsDeployed { get; init; }

    /// <summary>Whether it got as far as to steps that make resources.</summary>
    public bool MayHaveMade { get; init; }

    /// <summary>Whether temporary resources of the execution may remain.</summary>
    public bool MayHaveRemaining => !CleanUp.IsComplete || Failure?.Error == nameof(CleanUpIncompleteException);

    /// <summary>The problems of a refused request; null if something else failed, or nothing.</summary>
    public IReadOnlyList<Problem>? RequestProblems =>
        Failure is { Error: nameof(RequestRefusedException) } failure ? [.. failure.Cause.Split('\n').Select(Problem.Parse)] : null;
}
