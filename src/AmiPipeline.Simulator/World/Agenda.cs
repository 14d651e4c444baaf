namespace AmiPipeline.Simulator.World;

/// <summary>What will happen, in order of time: the states of resources follow from it and from what time it is, without timers.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<(Action Happening, bool Forgets), (DateTimeOffset At, long Order)> _planned = new();
    private long _order;

    /// <summary>The instant that is being lived through: that of the event while events are caught up with.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>How many events there were so far.</summary>
    public long Count { get; private set; }

    /// <summary>When the next event is planned for; null when none is.</summary>
    public DateTimeOffset? Next => _planned.TryPeek(out _, out var next) ? next.At : null;

    /// <summary>How much later than planned everything comes that is planned now. Default: not at all.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>When the last of what is under way has ended; null when nothing is. What is only forgotten is not under way.</summary>
    public DateTimeOffset? Settles => _planned.UnorderedItems
        .Where(item => !item.Element.Forgets)
        .Select(item => (DateTimeOffset?)item.Priority.At)
        .Max();

    /// <param name="at">When.</param>
    /// <param name="happening">What.</param>
    /// <param name="forgets">Whether something that is over is forgotten then, and nothing else.</param>
    public void Plan(DateTimeOffset at, Action happening, bool forgets = false) => _planned.Enqueue((happening, forgets), (at + Delay, _order++));

    /// <summary>Drops everything that is planned.</summary>
    public void Clear() => _planned.Clear();

    /// <summary>Lets everything happen that is due by <paramref name="now"/>, each at its own instant.</summary>
    public void CatchUp(DateTimeOffset now)
    {
        while (_planned.TryPeek(out _, out var next) && next.At <= now)
        {
            var (happening, _) = _planned.Dequeue();
            Now = next.At;
            Count++;
            happening();
        }

        Now = now;
    }
}
