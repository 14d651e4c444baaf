using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Executions;

internal sealed class ParallelGathering(Strand parent, StateGraph[] branches, Value input)
    : Gathering(parent, branches.Length, branches.Length)
{
    public override HistoryEventType StartedEvent => HistoryEventType.ParallelStateStarted;

    public override HistoryEventType SucceededEvent => HistoryEventType.ParallelStateSucceeded;

    public override HistoryEventType FailedEvent => HistoryEventType.ParallelStateFailed;

    public override bool HasIterations => false;

    protected override Strand Create(int index, long lastEventId) =>
        new(Parent.Execution, this, index, branches[index].Start, input, lastEventId) { Item = Parent.Item };
}
