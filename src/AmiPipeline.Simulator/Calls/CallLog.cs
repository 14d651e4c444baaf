namespace AmiPipeline.Simulator.Calls;

/// <summary>Every call that reached the simulator, in order.</summary>
public sealed class CallLog
{
    private readonly Lock _lock = new();
    private readonly List<RecordedCall> _calls = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>All calls so far, failed ones included; a copy, which later calls do not change.</summary>
    public IReadOnlyList<RecordedCall> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>How many calls there were so far.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _calls.Count;
            }
        }
    }

    /// <summary>How many calls each action had so far; a copy.</summary>
    public IReadOnlyDictionary<string, int> CountByAction
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, int>(_counts, StringComparer.Ordinal);
            }
        }
    }

    internal int NextOccurrenceOf(string action)
    {
        lock (_lock)
        {
            return _counts.GetValueOrDefault(action) + 1;
        }
    }

    internal void Add(RecordedCall call)
    {
        lock (_lock)
        {
            _calls.Add(call);
            _counts[call.Action] = call.Occurrence;
        }
    }
}
