using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Simulator.Logs;

/// <summary>Every call that reached the simulator, in order: those it refuses because it does not model them, too.</summary>
public sealed class CallLog
{
    /// <summary>What the calls of actions are counted as once there are too many different names, which no client has.</summary>
    public const string OtherActions = "(other actions)";

    private const int MaxActions = 2_000;
    private readonly Lock _lock = new();
    private readonly Queue<RecordedCall> _calls = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly int _kept;
    private int _count;

    internal CallLog(int kept) => _kept = kept;

    /// <summary>
    /// Raised after each call is answered, on the thread that made it; several may be raised at the same time. It must not throw.
    /// </summary>
    public event EventHandler<RecordedCall>? Answered;

    /// <summary>
    /// The calls so far, failed ones included, but no more than the newest <see cref="SimulatorOptions.CallsKept"/>; a copy.
    /// </summary>
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

    /// <summary>How many calls there were so far, those no longer kept included.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
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

    /// <summary>Adds a call, and gives it its numbers.</summary>
    internal RecordedCall Add(RecordedCall call)
    {
        lock (_lock)
        {
            var counted = _counts.ContainsKey(call.Action) || _counts.Count < MaxActions ? call.Action : OtherActions;
            var occurrence = _counts[counted] = _counts.GetValueOrDefault(counted) + 1;
            call = call with { Number = ++_count, Occurrence = occurrence };
            _calls.Enqueue(call);
            if (_calls.Count > _kept)
            {
                _calls.Dequeue();
            }

            return call;
        }
    }

    internal void NotifyAnswered(RecordedCall? call)
    {
        if (call is not null)
        {
            Answered?.Invoke(this, call);
        }
    }
}
