namespace AmiPipeline.Simulator.Calls;

/// <summary>Every call that reached the simulator, in order.</summary>
public sealed class CallLog
{
    private readonly List<RecordedCall> _calls = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>All calls so far, failed ones included.</summary>
    public IReadOnlyList<RecordedCall> All => _calls;

    /// <summary>How many calls there were so far.</summary>
    public int Count => _calls.Count;

    /// <summary>How many calls each action had so far.</summary>
    public IReadOnlyDictionary<string, int> CountByAction => _counts;

    internal int NextOccurrenceOf(string action) => _counts.GetValueOrDefault(action) + 1;

    internal void Add(RecordedCall call)
    {
        _calls.Add(call);
        _counts[call.Action] = call.Occurrence;
    }
}
