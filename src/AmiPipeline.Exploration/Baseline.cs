using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Faults;

namespace AmiPipeline.Exploration;

/// <summary>The execution without faults: its calls, its tasks and what it makes are where faults can strike.</summary>
public sealed record Baseline
{
    /// <summary>Its calls, in order.</summary>
    public required IReadOnlyList<ObservedCall> Calls { get; init; }

    /// <summary>How many tasks each state had.</summary>
    public required IReadOnlyDictionary<string, int> Tasks { get; init; }

    /// <summary>What it made, in order.</summary>
    public required IReadOnlyList<NewResource> Resources { get; init; }

    /// <summary>What the world has that a person could act on, besides temporary resources.</summary>
    public required IReadOnlySet<PersonSubject> Subjects { get; init; }

    /// <summary>What it came to.</summary>
    public required Judgement Judgement { get; init; }

    /// <summary>Runs it.</summary>
    /// <param name="subject">What is explored.</param>
    public static async Task<Baseline> RunAsync(ExplorationSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        using var trial = new Trial(subject, []);
        var calls = new List<ObservedCall>();
        var resources = new List<NewResource>();
        trial.Observe(calls.Add);
        trial.ObserveResources(resources.Add);
        var record = await trial.RunAsync(repeats: false);
        return new Baseline
        {
            Calls = calls,
            Tasks = trial.Tasks.ToDictionary(),
            Resources = resources,
            Subjects = Enum.GetValues<PersonSubject>().Where(trial.HasTarget).ToHashSet(),
            Judgement = new Judge(subject).Decide(record),
        };
    }

    /// <summary>Every single fault: each kind at each target that it applies to.</summary>
    /// <param name="kinds">The kinds.</param>
    public IEnumerable<PlannedFault> Faults(IReadOnlyCollection<FaultKind> kinds) =>
    [
        .. from call in Calls
           from kind in kinds
           where kind.Scope == FaultScope.Call && kind.AppliesTo(call.Call) && HasTarget(kind.Act, call)
           select new PlannedFault(TargetOf(call), kind),
        .. from task in Tasks
           from occurrence in Enumerable.Range(1, task.Value)
           from kind in kinds
           where kind.Scope == FaultScope.Task
           select new PlannedFault(new FaultTarget(FaultScope.Task, task.Key, occurrence), kind),
        .. from made in Resources.GroupBy(made => made.Kind)
           from occurrence in Enumerable.Range(1, made.Count())
           from kind in kinds
           where kind.Scope == FaultScope.Resource && kind.AppliesToResource(made.Key)
           select new PlannedFault(new FaultTarget(FaultScope.Resource, made.Key.ToString(), occurrence), kind),
    ];

    private static FaultTarget TargetOf(ObservedCall call) => new(FaultScope.Call, call.Call.Action, call.Call.Occurrence);

    private bool HasTarget(PersonAct? act, ObservedCall call) => act is null || (act.Kind is { } present ? call.Present.Contains(present) : Subjects.Contains(act.Subject));
}
