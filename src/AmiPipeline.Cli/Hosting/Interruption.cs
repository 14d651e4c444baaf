namespace AmiPipeline.Cli.Hosting;

/// <summary>How the user stops the program: the first request stops it in an orderly way, the second one immediately.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _orderly = new();
    private readonly CancellationTokenSource _atOnce = new();

    /// <summary>Cancelled by the first request.</summary>
    public CancellationToken Orderly => _orderly.Token;

    /// <summary>Cancelled by the second request.</summary>
    public CancellationToken AtOnce => _atOnce.Token;

    /// <summary>Handles a request to stop.</summary>
    /// <returns>Whether the program handles it; after the second one the system may end the process as usual.</returns>
    public bool Request()
    {
        if (_atOnce.IsCancellationRequested)
        {
            return false;
        }

        (_orderly.IsCancellationRequested ? _atOnce : _orderly).Cancel();
        return true;
    }

    public void Dispose()
    {
        _orderly.Dispose();
        _atOnce.Dispose();
    }
}
