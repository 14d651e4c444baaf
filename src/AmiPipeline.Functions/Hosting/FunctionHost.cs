using Amazon.Lambda.RuntimeSupport;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Logging;

namespace AmiPipeline.Functions.Hosting;

/// <summary>One function in one process: made ready in Lambda's init phase, then invoked over and over.</summary>
/// <param name="create">Makes the function, with the HTTP client of all of its clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Takes the function's log.</param>
internal sealed class FunctionHost(Func<HttpClient, Task<LambdaFunction>> create, TimeProvider clock, Stream log) : IDisposable
{
    private readonly InvocationDeadline _deadline = new(clock);
    private readonly StructuredLogger _logger = new(log);
    private HttpClient? _http;
    private LambdaFunction? _function;

    /// <summary>A variable that Lambda or the deployment sets.</summary>
    /// <param name="environment">Reads the environment.</param>
    /// <param name="variable">Its name.</param>
    /// <exception cref="InvalidOperationException">It is not set, or empty.</exception>
    public static string Required(Func<string, string?> environment, string variable) => environment(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{variable} is not set: this program is started by Lambda.");

    /// <summary>Serves Lambda until it ends the process.</summary>
    /// <param name="openErrors">Opens standard error: Amazon.Lambda.RuntimeSupport puts its own writers into Console.</param>
    /// <returns>The exit code: 1 if the function could not be made, for the reason that is on standard error.</returns>
    public async Task<int> RunAsync(Func<Stream> openErrors)
    {
        using var bootstrap = LambdaBootstrapBuilder.Create(InvokeAsync).UseBootstrapHandler(InitializeAsync).Build();
        try
        {
            await bootstrap.RunAsync();
            return 0;
        }
        catch (Exception error)
        {
            // Lambda has been given the reason; it restarts the process.
            using var errors = new StreamWriter(openErrors());
            errors.WriteLine(LogLine.Create(clock.GetUtcNow(), LogLine.Error, json => LogLine.WriteError(json, error.GetType().Name, error.Message)));
            return 1;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http?.Dispose();

    private async Task<bool> InitializeAsync()
    {
        _http = new HttpClient(new DeadlineHandler(_deadline, new CompleteResponseHandler(Timeouts.Attempt, new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }))) { Timeout = Timeout.InfiniteTimeSpan };
        _function = await create(_http);
        return true;
    }

    private Task<Stream> InvokeAsync(Stream input, ILambdaContext context) => _deadline.InvokeAsync(_function!, input, new FunctionContext(context, _logger));
}
