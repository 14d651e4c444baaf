using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Executions;

internal sealed class MapGathering(
    Strand parent, StateGraph processor, Value input, ArrayValue items, PayloadTemplate? itemSelector, int atOnce)
    : Gathering(parent, items.Count, atOnce)
{
    public override HistoryEventType StartedEvent => HistoryEventType.MapStateStarted;

    public override HistoryEventType SucceededEvent => HistoryEventType.MapStateSucceeded;

    public override HistoryEventType FailedEvent => HistoryEventType.MapStateFailed;

    public override bool HasIterations => true;

    protected override Strand Create(int index, long lastEventId)
    {
        var item = new ObjectValue(["Index", "Value"], [NumberValue.Of(index), items[index]]);
        var work = itemSelector?.Evaluate(input, new ItemScope(Parent, item)) ?? items[index];
        return new Strand(Parent.Execution, this, index, processor.Start, work, lastEventId) { Item = item };
    }

    /// <summary>What ItemSelector sees: the Map state's own context, and the item.</summary>
    private sealed class ItemScope(Strand parent, Value item) : EvaluationScope
    {
        private Value? _context;

        public override Value Context => _context ??= parent.Execution.DescribeContext(parent, item);

        public override DeterministicRandom Random => parent.Random;
    }
}
