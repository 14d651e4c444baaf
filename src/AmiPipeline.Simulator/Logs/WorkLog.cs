namespace AmiPipeline.Simulator.Logs;

/// <summary>When the cloud was at work on something that a caller had requested: between a call and the instant at which its result is ready.</summary>
internal sealed class WorkLog
{
    private const int MaxSpans = 10_000;

    // In order of time, without overlaps.
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _spans = [];

    /// <summary>Adds work.</summary>
    /// <param name="from">When it was requested: not before what was added last.</param>
    /// <param name="to">When its result is ready.</param>
    public void Add(DateTimeOffset from, DateTimeOffset to)
    {
        if (_spans.Count > 0 && _spans[^1] is var last && from <= last.To)
        {
            _spans[^1] = (last.From, to > last.To ? to : last.To);
            return;
        }

        if (_spans.Count == MaxSpans)
        {
            _spans.RemoveAt(0);
        }

        _spans.Add((from, to));
    }

    /// <summary>How long there was work within a time; what runs in parallel counts once.</summary>
    /// <param name="from">Its begin.</param>
    /// <param name="to">Its end.</param>
    public TimeSpan Sum(DateTimeOffset from, DateTimeOffset to)
    {
        var ticks = _spans.Sum(span => Math.Max(0, (span.To < to ? span.To : to).UtcTicks - (span.From > from ? span.From : from).UtcTicks));
        return TimeSpan.FromTicks(ticks);
    }
}
