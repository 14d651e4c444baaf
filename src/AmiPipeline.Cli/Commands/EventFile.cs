using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Cli.Commands;

/// <summary>A file that events are appended to as they happen, one JSON object a line.</summary>
internal sealed class EventFile : IDisposable
{
    /// <summary>How long after it happened an event is in the file at most, in real time, when nobody calls meanwhile.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);

    private readonly Lock _gate = new();
    private readonly StreamWriter _writer;
    private readonly EventLog _events;
    private readonly ITimer _timer;
    private bool _isClosed;

    private EventFile(StreamWriter writer, EventLog events, TimeProvider clock)
    {
        _writer = writer;
        _events = events;
        _events.Delivered += Write;
        _timer = clock.CreateTimer(_ => _events.CatchUp(), null, Look, Look);
    }

    /// <summary>Opens it; null for no file.</summary>
    /// <param name="path">The file; it is made where there is none.</param>
    /// <param name="events">The events.</param>
    /// <param name="clock">Real time.</param>
    /// <exception cref="UserErrorException">The file cannot be written to.</exception>
    public static EventFile? Open(string? path, EventLog events, TimeProvider clock)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            return new EventFile(new StreamWriter(path, append: true) { AutoFlush = true, NewLine = "\n" }, events, clock);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw UserErrorException.OfCommandLine($"--events is {path}, which cannot be written to: {error.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _events.CatchUp();
        _events.Delivered -= Write;
        lock (_gate)
        {
            _isClosed = true;
            _writer.Dispose();
        }
    }

    private void Write(object? sender, SimulatedEvent item)
    {
        lock (_gate)
        {
            // The timer's last turn may still be under way at the end.
            if (!_isClosed)
            {
                _writer.WriteLine(item.Json);
            }
        }
    }
}
