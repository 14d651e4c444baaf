using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Simulator.Logs;

/// <summary>What was recorded, in order, up to a number: the oldest go first.</summary>
/// <typeparam name="T">What is recorded.</typeparam>
public sealed class NewestRecords<T>
{
    private readonly Lock _lock = new();
    private readonly Queue<T> _records = new();
    private readonly int _kept;

    internal NewestRecords(int kept) => _kept = kept;

    /// <summary>The records so far, but no more than the newest <see cref="SimulatorOptions.CallsKept"/>; a copy.</summary>
    public IReadOnlyList<T> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _records];
            }
        }
    }

    internal void Add(T record)
    {
        lock (_lock)
        {
            _records.Enqueue(record);
            if (_records.Count > _kept)
            {
                _records.Dequeue();
            }
        }
    }
}
