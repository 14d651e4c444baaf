using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Serves a function by the Lambda Runtime API (AWS Lambda Developer Guide, Using the Lambda runtime API for custom runtimes): prepares it, then
/// takes one invocation after the other and answers each with a response or an error.
/// </summary>
public class LambdaBootstrap : IDisposable
{
    private readonly Func<Stream, ILambdaContext, Task<Stream>> _handler;
    private readonly LambdaBootstrapInitializer? _initializer;
    private readonly LambdaBootstrapOptions _options;
    private readonly LambdaEnvironment _environment = new();
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;

    internal LambdaBootstrap(
        Func<Stream, ILambdaContext, Task<Stream>> handler, LambdaBootstrapInitializer? initializer, LambdaBootstrapOptions options, HttpClient? http)
    {
        _handler = handler;
        _initializer = initializer;
        _options = options;
        _ownsHttp = http is null;
        _http = http ?? new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        // Lambda freezes a process that waits for its next invocation, for hours if need be.
        _http.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <summary>Prepares the function and serves invocations until cancelled.</summary>
    /// <remarks>As with the package, an answer that the Runtime API does not take ends it, and so does an invocation without a request's id: Lambda then restarts the process.</remarks>
    /// <param name="cancellationToken">Ends the wait for the next invocation; one under way is answered first.</param>
    /// <exception cref="InvalidOperationException">There is no Runtime API to ask.</exception>
    /// <exception cref="HttpRequestException">The Runtime API cannot be reached.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var api = new RuntimeApi(_http, _options.RuntimeApiEndpoint ?? _environment.RuntimeApi
            ?? throw new InvalidOperationException("AWS_LAMBDA_RUNTIME_API is not set: this program is started by Lambda."));
        if (!await InitializeAsync(api).ConfigureAwait(false))
        {
            return;
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ServeAsync(await api.NextAsync(cancellationToken).ConfigureAwait(false), api).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Frees the HTTP client, if it is the bootstrap's own.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the HTTP client, if it is the bootstrap's own.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsHttp)
        {
            _http.Dispose();
        }
    }

    private async Task<bool> InitializeAsync(RuntimeApi api)
    {
        try
        {
            return _initializer is null || await _initializer().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            ILambdaLogger log = new LambdaLogger(_environment, requestId: null, traceId: null);
            log.LogCritical($"The initialization failed: {error}");
            await api.ReportInitializationErrorAsync(error).ConfigureAwait(false);
            throw;
        }
    }

    private async Task ServeAsync(Invocation invocation, RuntimeApi api)
    {
        ILambdaLogger log = new LambdaLogger(_environment, invocation.RequestId, invocation.TraceId);
        _environment.SetTraceId(invocation.TraceId);
        Stream? output;
        try
        {
            output = await _handler(invocation.Payload, new LambdaContext(invocation, _environment, log)).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            log.LogError($"The invocation failed: {error}");
            await api.ReportErrorAsync(invocation.RequestId, error).ConfigureAwait(false);
            return;
        }

        using (output)
        {
            await api.RespondAsync(invocation.RequestId, await ReadAllAsync(output).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(Stream? output)
    {
        if (output is null)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        using var copy = new MemoryStream();
        await output.CopyToAsync(copy).ConfigureAwait(false);
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }
}
