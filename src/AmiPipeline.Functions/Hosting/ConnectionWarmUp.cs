namespace AmiPipeline.Functions.Hosting;

/// <summary>Opens the first connection before it is needed: the certificates are read and the first TLS handshake is made in Lambda's init phase, which has a full processor.</summary>
/// <param name="http">The client that keeps the connection.</param>
/// <param name="clock">The clock.</param>
internal sealed class ConnectionWarmUp(HttpClient http, TimeProvider clock)
{
    // Init may take ten seconds; a network that is this slow is not waited for.
    private static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(3);

    /// <summary>Connects to an endpoint. Without TLS there is nothing to gain; if it fails, the first call finds out.</summary>
    /// <param name="endpoint">The endpoint; any answer of it will do.</param>
    /// <returns>Whether there is a connection now.</returns>
    public async Task<bool> TryConnectAsync(Uri endpoint)
    {
        if (endpoint.Scheme != Uri.UriSchemeHttps)
        {
            return false;
        }

        using var timer = new CancellationTokenSource(MaxDuration, clock);
        using var request = new HttpRequestMessage(HttpMethod.Head, endpoint);
        try
        {
            using var response = await http.SendAsync(request, timer.Token);
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
