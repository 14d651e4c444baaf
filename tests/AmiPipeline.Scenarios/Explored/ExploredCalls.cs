using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>A request under chosen kinds of faults at chosen calls: each trial comes out as promised, and as the scenario says besides.</summary>
internal sealed class ExploredCalls
{
    private readonly ExplorationSubject _subject;
    private readonly FunctionMemory _memory = new();
    private readonly Judge _judge;

    private ExploredCalls(ExplorationSubject subject, Baseline baseline) => (_subject, _judge, Calls) = (subject, new Judge(subject), [.. baseline.Calls.Select(observed => observed.Call)]);

    /// <summary>The calls of the execution without faults, in order.</summary>
    public IReadOnlyList<RecordedCall> Calls { get; }

    /// <summary>Runs the request without faults.</summary>
    public static async Task<ExploredCalls> CreateAsync(string request)
    {
        var subject = await ExploredRequests.PrepareAsync(request);
        var baseline = await Baseline.RunAsync(subject);
        Assert.True(baseline.Judgement.Verdict == Verdict.RightImage, $"{baseline.Judgement}");
        return new ExploredCalls(subject, baseline);
    }

    /// <summary>The calls that functions make from the first of one's on, up to the first of clean-up.</summary>
    public IEnumerable<RecordedCall> From(string function) => Calls.SkipWhile(call => !IsOf(function, call)).TakeWhile(call => !IsOf(FunctionNames.CleanUp, call));

    /// <summary>The calls of a function as its own role.</summary>
    public IEnumerable<RecordedCall> Of(string function) => Calls.Where(call => IsOf(function, call));

    /// <summary>Explores. Kinds of the same sort take turns from call to call: <c>.ci/explore</c> has more of them.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="sorts">Of each sort, the names of its kinds.</param>
    /// <param name="check">What must be so beside what is promised; gives a sentence on what is not.</param>
    public async Task CheckAsync(IReadOnlyList<RecordedCall> calls, string[][] sorts, Func<RecordedCall, TrialRecord, string?> check)
    {
        Assert.NotEmpty(calls);
        var wrong = new List<string>();
        foreach (var (index, call) in calls.Index())
        {
            foreach (var kind in sorts.Select(sort => Named(sort[index % sort.Length])).Where(kind => kind.AppliesTo(call)))
            {
                PlannedFault[] faults = [new(new FaultTarget(FaultScope.Call, call.Action, call.Occurrence), kind)];
                using var trial = new Trial(_subject, faults, _memory);
                var record = await trial.RunAsync(repeats: true);
                var judgement = _judge.Decide(record);
                wrong.AddRange(new[] { record.HasStruck ? null : "it has not struck", judgement.Verdict.IsGood() ? null : $"{judgement}", check(call, record) }
                    .OfType<string>().Select(what => $"{PlannedFault.KeyOf(faults)} in {call.Region} of {call.AccountId}: {what}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The images that a trial's execution has added, and committed, anywhere.</summary>
    public static int Committed(TrialRecord trial) =>
        trial.After.AddedSince(trial.Before).Count(item => item.Kind == "image" && item.Tags.GetValueOrDefault(PipelineTags.State) == PipelineTags.Committed);

    private static FaultKind Named(string name) => FaultKinds.All.First(kind => kind.Name == name && kind.Scope == FaultScope.Call);

    private static bool IsOf(string function, RecordedCall call) => call.RoleArn?.EndsWith($"-{function}-{Account.Region}", StringComparison.Ordinal) == true;
}
