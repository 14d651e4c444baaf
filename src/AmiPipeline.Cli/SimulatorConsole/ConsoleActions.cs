using AmiPipeline.Engines;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Simulator.Coverage;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.Simulator.Hosting;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>What the console's forms do: time, faults, and the account as it was.</summary>
internal static class ConsoleActions
{
    private const int MaxSeconds = 366 * 24 * 3600;

    /// <summary>The kinds of faults that strike a call: those of <c>explore</c>.</summary>
    public static IReadOnlyList<FaultKind> CallFaults { get; } = [.. FaultKinds.All.Where(kind => kind is { Scope: FaultScope.Call, Strike: not null })];

    /// <summary>The kinds of faults that strike a new resource, with the resources that they can strike.</summary>
    public static IReadOnlyList<(FaultKind Kind, ResourceKind Resource)> ResourceFaults { get; } =
        [.. FaultKinds.All.Where(kind => kind.StrikeResource is not null).SelectMany(kind => Enum.GetValues<ResourceKind>().Where(kind.AppliesToResource), (kind, resource) => (kind, resource))];

    /// <summary>The kinds of faults that apply to a task as a whole.</summary>
    public static IReadOnlyList<FaultKind> TaskFaults { get; } = [.. FaultKinds.All.Where(kind => kind.Scope == FaultScope.Task)];

    /// <summary>The states of the pipeline, and of its clean-up, that have tasks, by name.</summary>
    public static IReadOnlyList<string> TaskStates { get; } =
        [.. new[] { PipelineDocument.Json, PipelineDocument.CleanUpJson }.SelectMany(StateMachineRows.Read).Where(row => row.Type == "Task").Select(row => row.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The actions that are modeled, by name.</summary>
    public static IReadOnlyList<string> Actions { get; } = [.. SimulatorCoverage.Actions.Where(action => action.IsModelled).Select(action => action.Action).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The value of a form for a fault of a resource.</summary>
    /// <param name="fault">The fault.</param>
    public static string NameOf((FaultKind Kind, ResourceKind Resource) fault) => $"{fault.Kind.Name} {fault.Resource}";

    /// <summary>Does what a form says.</summary>
    /// <param name="source">What the console drives.</param>
    /// <param name="value">The form's values by name; null for none.</param>
    /// <returns>Whether it is done, and a line that says so or why not.</returns>
    public static (bool IsDone, string Text) Run(ConsoleSource source, Func<string, string?> value) => value("what") switch
    {
        "advance" => Advance(source, value("seconds")),
        "settle" => Settle(source),
        "speed" => SetSpeed(source, value("speed")),
        "reset" => Reset(source),
        "fault" => PlanForCalls(source, value("kind"), value("call")),
        "resource-fault" => PlanForResource(source, value("fault")),
        "task-fault" => PlanForTasks(source, value("kind"), value("state")),
        "forget-faults" => ForgetFaults(source),
        var other => (false, $"There is no form \"{other}\"."),
    };

    private static (bool, string) Advance(ConsoleSource source, string? text)
    {
        if (ConsoleForms.Number(text, MaxSeconds) is not { } seconds)
        {
            return (false, $"The seconds must be an integer from 1 to {MaxSeconds} (got {text}).");
        }

        source.Control.MoveBy(TimeSpan.FromSeconds(seconds));
        return (true, $"Skipped {Wording.Duration(TimeSpan.FromSeconds(seconds))}.");
    }

    private static (bool, string) Settle(ConsoleSource source)
    {
        var before = source.Clock.GetUtcNow();
        source.Control.Settle();
        var skipped = $"Skipped {Wording.Duration(source.Clock.GetUtcNow() - before)}";
        return source.Cloud.SettlesAt is null
            ? (true, $"{skipped}: nothing is in progress.")
            : (false, $"{skipped}, and something is in progress again, because somebody keeps making calls.");
    }

    private static (bool, string) SetSpeed(ConsoleSource source, string? text)
    {
        if (ConsoleForms.Number(text, (int)AcceleratedClock.MaxSpeed) is not { } speed)
        {
            return (false, $"The speed must be an integer from 1 to {AcceleratedClock.MaxSpeed} (got {text}).");
        }

        source.Clock.SetSpeed(speed);
        return (true, speed == 1 ? "The clock runs in real time." : $"The clock runs {speed} times as fast as real time.");
    }

    private static (bool, string) Reset(ConsoleSource source)
    {
        source.Cloud.Reset();
        return (true, "The accounts are as they were when the simulator started; planned faults are forgotten.");
    }

    private static (bool, string) PlanForCalls(ConsoleSource source, string? name, string? action)
    {
        var kind = CallFaults.FirstOrDefault(kind => kind.Name == name);
        if (kind is null || action is null || !Actions.Contains(action))
        {
            return (false, kind is null ? $"There is no fault \"{name}\" of calls." : $"The simulator doesn't model \"{action}\".");
        }

        kind.Strike!(source.Cloud.Faults.When(call => call.Action == action && kind.AppliesTo(call), kind.Times));
        return (true, $"Planned for the next {action}: {kind.Title}.");
    }

    private static (bool, string) PlanForResource(ConsoleSource source, string? name)
    {
        var found = ResourceFaults.Where(fault => NameOf(fault) == name).ToList();
        if (found.Count == 0)
        {
            return (false, $"There is no fault \"{name}\" of resources.");
        }

        var (kind, resource) = found[0];
        kind.StrikeResource!(new ResourceFaultPoint(source.Cloud.Faults, resource, made => made.Kind == resource, made => OtherKey(source, made)));
        return (true, $"Planned for the next {resource}: {kind.Title}.");
    }

    private static (bool, string) PlanForTasks(ConsoleSource source, string? name, string? state)
    {
        var kind = TaskFaults.FirstOrDefault(kind => kind.Name == name);
        if (kind is null || state is null || !TaskStates.Contains(state))
        {
            return (false, kind is null ? $"There is no fault \"{name}\" of tasks." : $"No state \"{state}\" has tasks.");
        }

        source.TaskFaults.Plan(state, kind);
        return (true, $"Planned for the next {state}: {kind.Title}.");
    }

    // One under which nothing in the resource's Region is, so that it is not the right one by chance; none if there is none.
    private static string OtherKey(ConsoleSource source, NewResource made)
    {
        var place = source.Cloud.Inspect(made.AccountId, made.Region);
        var used = place.Snapshots.Select(snapshot => snapshot.KeyArn).ToHashSet();
        return place.Keys.FirstOrDefault(key => key is { State: "Enabled", Spec: "SYMMETRIC_DEFAULT" } && !used.Contains(key.Arn))?.Arn ?? "";
    }

    private static (bool, string) ForgetFaults(ConsoleSource source)
    {
        var count = source.PendingFaults;
        source.Cloud.Faults.Clear();
        return (true, $"Forgot {Wording.Count(count, "planned fault")}.");
    }
}
