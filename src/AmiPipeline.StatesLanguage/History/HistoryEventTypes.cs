using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.History;

/// <summary>The events of each state type.</summary>
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
}
