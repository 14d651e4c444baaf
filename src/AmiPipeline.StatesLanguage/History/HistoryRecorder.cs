namespace AmiPipeline.StatesLanguage.History;

/// <summary>The history as it grows, up to its limit.</summary>
internal sealed class HistoryRecorder(int limit, Action<HistoryEvent>? onEvent)
{
    private readonly List<HistoryEvent> _events = [];

    public IReadOnlyList<HistoryEvent> Events => _events;

    public long NextId => _events.Count + 1;

    /// <exception cref="HistoryFullException">Only the event that ends the execution still fits.</exception>
    public void Add(HistoryEvent added)
    {
        if (_events.Count >= limit - 1 && added.Type is not (HistoryEventType.ExecutionFailed or HistoryEventType.ExecutionSucceeded
                or HistoryEventType.ExecutionAborted or HistoryEventType.ExecutionTimedOut))
        {
            throw new HistoryFullException();
        }

        _events.Add(added);
        onEvent?.Invoke(added);
    }
}
