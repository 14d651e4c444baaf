using System.Collections.Concurrent;
using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Simulator.Logs;

/// <summary>
/// What EC2 has sent to EventBridge by now. Nothing runs in the background here: an event is there once its time has come and somebody
/// asks, or calls the cloud; it then bears the time at which it happened.
/// </summary>
/// <remarks>Complete and in order, which EventBridge is not: it may lose, repeat and reorder EC2's events.</remarks>
public sealed class EventLog
{
    private readonly Lock _lock = new();
    private readonly Lock _delivery = new();
    private readonly Queue<SimulatedEvent> _events = new();
    private readonly ConcurrentQueue<SimulatedEvent> _undelivered = new();
    private readonly Action _catchUp;
    private readonly Func<DateTimeOffset?> _next;
    private readonly int _kept;
    private long _count;

    internal EventLog(int kept, Action catchUp, Func<DateTimeOffset?> next) => (_kept, _catchUp, _next) = (kept, catchUp, next);

    /// <summary>
    /// Raised for each event, in order, after the call or the question that found it due; the handler may call the cloud. It must not throw.
    /// </summary>
    public event EventHandler<SimulatedEvent>? Delivered;

    /// <summary>
    /// When something happens next, if nobody calls until then: a driver of virtual time can go there. Not all that happens is an event.
    /// Null when nothing is under way.
    /// </summary>
    public DateTimeOffset? NextHappening => _next();

    /// <summary>The events until now, but no more than the newest <see cref="SimulatorOptions.EventsKept"/>; a copy.</summary>
    public IReadOnlyList<SimulatedEvent> UntilNow() => After(0);

    /// <summary>The events until now that come after one that is known.</summary>
    /// <param name="number">The <see cref="SimulatedEvent.Number"/> of the last known event; 0 for none.</param>
    public IReadOnlyList<SimulatedEvent> After(long number)
    {
        _catchUp();
        lock (_lock)
        {
            return [.. _events.SkipWhile(item => item.Number <= number)];
        }
    }

    /// <summary>Lets happen what is due, and raises <see cref="Delivered"/> for it, as a call does.</summary>
    public void CatchUp() => _catchUp();

    internal long NextNumber()
    {
        lock (_lock)
        {
            return ++_count;
        }
    }

    internal void Add(SimulatedEvent item)
    {
        lock (_lock)
        {
            _events.Enqueue(item);
            if (_events.Count > _kept)
            {
                _events.Dequeue();
            }
        }

        if (Delivered is not null)
        {
            _undelivered.Enqueue(item);
        }
    }

    /// <summary>Raises what is due; outside of the cloud's lock, so that a handler can call it.</summary>
    internal void Deliver()
    {
        lock (_delivery)
        {
            while (_undelivered.TryDequeue(out var item))
            {
                Delivered?.Invoke(this, item);
            }
        }
    }
}
