namespace AmiPipeline.Cli;

/// <summary>How a person stops the program: once to stop in an orderly way, twice to stop at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _orderly = new();
    private readonly CancellationTokenSource _atOnce = new();

    /// <summary>Is cancelled by the first request to stop.</summary>
    public CancellationToken Orderly => _orderly.Token;

    /// <summary>Is cancelled by the second one.</summary>
    public CancellationToken AtOnce => _atOnce.Token;

    /// <summary>Takes a request to stop.</summary>
    /// <returns>Whether the program acts on it; after the second one the system may end the process as usual.</returns>
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
