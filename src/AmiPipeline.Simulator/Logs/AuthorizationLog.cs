using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Simulator.Logs;

/// <summary>Every decision on the calls of roles, in order. Calls of an account itself need no decision.</summary>
public sealed class AuthorizationLog
{
    private readonly Lock _lock = new();
    private readonly Queue<Authorization> _decisions = new();
    private readonly int _kept;

    internal AuthorizationLog(int kept) => _kept = kept;

    /// <summary>The decisions so far, but no more than the newest <see cref="SimulatorOptions.CallsKept"/>; a copy.</summary>
    public IReadOnlyList<Authorization> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _decisions];
            }
        }
    }

    internal void Add(Authorization decision)
    {
        lock (_lock)
        {
            _decisions.Enqueue(decision);
            if (_decisions.Count > _kept)
            {
                _decisions.Dequeue();
            }
        }
    }
}
