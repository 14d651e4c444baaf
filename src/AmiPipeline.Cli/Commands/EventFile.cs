using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Cli.Commands;

/// <summary>A file that events are appended to as they happen, one JSON object per line.</summary>
internal sealed class EventFile : IDisposable
{
    /// <summary>The longest delay between an event and its line in the file, in real time, while nobody makes calls.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(0.5);

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
        _timer = clock.CreateTimer(_ => _events.CatchUp(), null, MaxDelay, MaxDelay);
    }

    /// <summary>Opens it; null for no file.</summary>
    /// <param name="path">The file; it is created if missing.</param>
    /// <param name="events">The events.</param>
    /// <param name="clock">Real time.</param>
    /// <exception cref="UserErrorException">The file can't be written.</exception>
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
            throw UserErrorException.ForCommandLine($"--events {path} can't be written: {error.Message}");
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
            // The timer's last callback may still be running.
            if (!_isClosed)
            {
                _writer.WriteLine(item.Json);
            }
        }
    }
}
