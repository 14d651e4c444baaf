using AmiPipeline.Errors;
using AmiPipeline.Functions.CleanUp;
using AmiPipeline.Functions.ExecutionData;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports;

/// <summary>How an execution ended, and what it took.</summary>
public sealed record ExecutionReport
{
    /// <summary>The execution's ARN.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>How it ended.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>The verified image; null if it failed.</summary>
    public VerifiedImage? Result { get; init; }

    /// <summary>The accounts and Regions of the image's copies, also of those that were not made.</summary>
    public IEnumerable<AwsLocation> CopyLocations =>
        (Result?.Copies?.Items ?? StateOutputs.Read<CopiesInProgress>(History, StateNames.CopyImages).LastOrDefault()?.Items ?? []).Select(copy => copy.Location);

    /// <summary>Why it failed; null if it succeeded.</summary>
    public Failure? Failure { get; init; }

    /// <summary>How long it took, in the engine's time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How much of <see cref="Duration"/> was waiting for EC2. Waits side by side count once.</summary>
    public required TimeSpan Waited { get; init; }

    /// <summary>How much of <see cref="Duration"/> EC2 itself needed; null except in the simulated cloud, since EC2 does not report when something became ready.</summary>
    public TimeSpan? Ec2Time { get; init; }

    /// <summary>Calls to EC2; null for an execution on Step Functions, whose history has no call counts.</summary>
    public int? Ec2Calls => CountCalls("ec2");

    /// <summary>Calls to KMS; null for an execution on Step Functions, whose history has no call counts.</summary>
    public int? KmsCalls => CountCalls("kms");

    /// <summary>How often each action was called; null for an execution on Step Functions, whose history has no calls.</summary>
    public IReadOnlyList<CallCount>? Calls { get; init; }

    /// <summary>State transitions, retries included: what Step Functions bills.</summary>
    public required long StateTransitions { get; init; }

    /// <summary>What became of the temporary resources.</summary>
    public CleanUpReport CleanUp { get; init; } = new([], [], []);

    /// <summary>The account that shared the source for the execution; null for none.</summary>
    public string? SharedBy { get; init; }

    /// <summary>Whether <see cref="Duration"/> is real time, and not virtual.</summary>
    public bool IsRealTime { get; init; }

    /// <summary>Whether it ran on Step Functions; an abort is then not the doing of this process.</summary>
    public bool IsDeployed { get; init; }

    /// <summary>The events of its history, the oldest first.</summary>
    public IReadOnlyList<HistoryEvent> History { get; init; } = [];

    /// <summary>Whether it reached steps that create resources.</summary>
    public bool MayHaveMade { get; init; }

    /// <summary>Whether temporary resources of the execution may remain.</summary>
    public bool MayHaveRemaining => !CleanUp.IsComplete || Failure?.Error == nameof(CleanUpIncompleteException);

    /// <summary>The problems of a refused request; null if something else failed, or nothing.</summary>
    public IReadOnlyList<Problem>? RequestProblems =>
        Failure is { Error: nameof(RequestRefusedException) } failure ? [.. failure.Cause.Split('\n').Select(Problem.Parse)] : null;

    private int? CountCalls(string service) => Calls?.Where(call => call.Service == service).Sum(call => call.Count);
}

/// <summary>What became of everything that an execution made and did not commit.</summary>
/// <param name="Removed">The ids of what was removed, in the order in which they were found.</param>
/// <param name="Remaining">What is left.</param>
/// <param name="ListingFailures">Which listings failed at the end, each with the reason: what they would have shown is not known.</param>
/// <param name="HasEnded">Whether clean-up ran to its end. If it did not, or there was none, there may be more than was listed. Default: that it did.</param>
public sealed record CleanUpReport(
    IReadOnlyList<string> Removed, IReadOnlyList<UncommittedResource> Remaining, IReadOnlyList<string> ListingFailures, bool HasEnded = true)
{
    /// <summary>The ids of what EC2 does not show any more, though it has not said that it is gone. Default: none.</summary>
    public IReadOnlyList<string> Uncertain { get; init; } = [];

    /// <summary>Whether nothing is left as far as is known, and everything could be listed.</summary>
    public bool IsComplete => Remaining.Count == 0 && ListingFailures.Count == 0;

    /// <summary>Reads it from the passes of clean-up: what an earlier pass lists and a later one does not is removed.</summary>
    /// <remarks>A pass that could not list everything proves nothing about what it does not list.</remarks>
    /// <param name="history">The execution's history.</param>
    public static CleanUpReport From(IEnumerable<HistoryEvent> history)
    {
        var hasEnded = false;
        var found = new List<string>();
        var remaining = new Dictionary<string, UncommittedResource>();
        IReadOnlyList<string> failures = [];
        IReadOnlyList<string> uncertain = [];
        foreach (var pass in StateOutputs.Read<CleanUpProgress>(history, StateNames.CleanUp))
        {
            var listed = pass.Remaining.DistinctBy(resource => resource.Id).ToDictionary(resource => resource.Id);
            failures = pass.ListingFailures;
            hasEnded = pass.Finished;
            uncertain = hasEnded ? [.. pass.Shown.Select(resource => resource.Id).Except(listed.Keys)] : [];
            found.AddRange(listed.Keys.Except(found).ToList());
            remaining = failures.Count == 0 ? listed : remaining.Concat(listed).GroupBy(entry => entry.Key).ToDictionary(same => same.Key, same => same.Last().Value);
        }

        return new CleanUpReport([.. found.Where(id => !remaining.ContainsKey(id)).Except(uncertain)], [.. remaining.Values], failures, hasEnded) { Uncertain = uncertain };
    }
}
