namespace AmiPipeline.Cli.Hosting;

/// <summary>How the user stops the program: the first request stops it in an orderly way, the second one immediately.</summary>
/// <param name="clock">Distinguishes a second request from an echo of the first. Default: none, so that every request counts.</param>
internal sealed class Interruption(TimeProvider? clock = null) : IDisposable
{
    // GNU timeout sends its signal to the process and to its group: the process gets it twice.
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _orderly = new();
    private readonly CancellationTokenSource _atOnce = new();
    private object? _first;

    /// <summary>Cancelled by the first request.</summary>
    public CancellationToken Orderly => _orderly.Token;

    /// <summary>Cancelled by the second request.</summary>
    public CancellationToken AtOnce => _atOnce.Token;

    /// <summary>Handles a request to stop. Within two seconds of the first it is the same one.</summary>
    /// <returns>Whether the program handles it; after the second one the system may end the process as usual.</returns>
    public bool Request()
    {
        if (_atOnce.IsCancellationRequested)
        {
            return false;
        }

        var now = clock?.GetTimestamp() ?? 0;
        var first = Interlocked.CompareExchange(ref _first, (object)now, null);
        if (first is null)
        {
            _orderly.Cancel();
        }
        else if (clock is null || clock.GetElapsedTime((long)first, now) >= Echo)
        {
            _atOnce.Cancel();
        }

        return true;
    }

    public void Dispose()
    {
        _orderly.Dispose();
        _atOnce.Dispose();
    }
}
