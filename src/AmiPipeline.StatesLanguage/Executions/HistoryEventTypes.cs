using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>The events of each state type, and of each kind of task.</summary>
internal static class HistoryEventTypes
{
    public static HistoryEventType Entered(StateKind kind) => kind switch
    {
        StateKind.Task => HistoryEventType.TaskStateEntered,
        StateKind.Parallel => HistoryEventType.ParallelStateEntered,
        StateKind.Map => HistoryEventType.MapStateEntered,
        StateKind.Pass => HistoryEventType.PassStateEntered,
        StateKind.Wait => HistoryEventType.WaitStateEntered,
        StateKind.Choice => HistoryEventType.ChoiceStateEntered,
        StateKind.Succeed => HistoryEventType.SucceedStateEntered,
        _ => HistoryEventType.FailStateEntered,
    };

    public static HistoryEventType Exited(StateKind kind) => kind switch
    {
        StateKind.Task => HistoryEventType.TaskStateExited,
        StateKind.Parallel => HistoryEventType.ParallelStateExited,
        StateKind.Map => HistoryEventType.MapStateExited,
        StateKind.Pass => HistoryEventType.PassStateExited,
        StateKind.Wait => HistoryEventType.WaitStateExited,
        StateKind.Choice => HistoryEventType.ChoiceStateExited,
        StateKind.Succeed => HistoryEventType.SucceedStateExited,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A Fail state is never left."),
    };

    /// <summary>Null for states that take no time, so that nothing can interrupt them.</summary>
    public static HistoryEventType? Aborted(StateKind kind) => kind switch
    {
        StateKind.Task => HistoryEventType.TaskStateAborted,
        StateKind.Parallel => HistoryEventType.ParallelStateAborted,
        StateKind.Map => HistoryEventType.MapStateAborted,
        StateKind.Wait => HistoryEventType.WaitStateAborted,
        _ => null,
    };

    /// <summary>The start of a state's branches or iterations.</summary>
    public static HistoryEventType Started(StateKind kind) =>
        kind == StateKind.Map ? HistoryEventType.MapStateStarted : HistoryEventType.ParallelStateStarted;

    /// <summary>The good end of all of a state's branches or iterations.</summary>
    public static HistoryEventType Succeeded(StateKind kind) =>
        kind == StateKind.Map ? HistoryEventType.MapStateSucceeded : HistoryEventType.ParallelStateSucceeded;

    /// <summary>The failure of a state for that of a branch or iteration.</summary>
    public static HistoryEventType Failed(StateKind kind) =>
        kind == StateKind.Map ? HistoryEventType.MapStateFailed : HistoryEventType.ParallelStateFailed;

    /// <summary>A task's event: for a function called directly and for an activity their own, for an integration the common one.</summary>
    /// <param name="resource">What the task calls.</param>
    /// <param name="integrated">The event of an integration.</param>
    public static HistoryEventType For(TaskResource resource, HistoryEventType integrated) => (resource.Service, resource.IsActivity) switch
    {
        (not null, _) => integrated,
        (_, true) => integrated switch
        {
            HistoryEventType.TaskScheduled => HistoryEventType.ActivityScheduled,
            HistoryEventType.TaskStarted => HistoryEventType.ActivityStarted,
            HistoryEventType.TaskSucceeded => HistoryEventType.ActivitySucceeded,
            HistoryEventType.TaskFailed => HistoryEventType.ActivityFailed,
            HistoryEventType.TaskTimedOut => HistoryEventType.ActivityTimedOut,
            _ => integrated,
        },
        _ => integrated switch
        {
            HistoryEventType.TaskScheduled => HistoryEventType.LambdaFunctionScheduled,
            HistoryEventType.TaskStarted => HistoryEventType.LambdaFunctionStarted,
            HistoryEventType.TaskSucceeded => HistoryEventType.LambdaFunctionSucceeded,
            HistoryEventType.TaskFailed => HistoryEventType.LambdaFunctionFailed,
            HistoryEventType.TaskTimedOut => HistoryEventType.LambdaFunctionTimedOut,
            _ => integrated,
        },
    };
}
