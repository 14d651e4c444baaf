using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Simulator.Logs;

/// <summary>Every snapshot and volume that calls have made, in order: those that have been deleted since, too.</summary>
public sealed class StorageLog
{
    private readonly Lock _lock = new();
    private readonly Queue<MadeStorage> _made = new();
    private readonly int _kept;

    internal StorageLog(int kept) => _kept = kept;

    /// <summary>What was made so far, but no more than the newest <see cref="SimulatorOptions.CallsKept"/>; a copy.</summary>
    public IReadOnlyList<MadeStorage> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _made];
            }
        }
    }

    internal void Add(MadeStorage made)
    {
        lock (_lock)
        {
            _made.Enqueue(made);
            if (_made.Count > _kept)
            {
                _made.Dequeue();
            }
        }
    }
}
