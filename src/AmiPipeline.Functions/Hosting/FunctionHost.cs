using AmiPipeline.Functions.Catalog;

namespace AmiPipeline.Functions.Hosting;

/// <summary>One function in one process: made ready in Lambda's init phase, then invoked over and over.</summary>
/// <param name="environment">Reads the environment.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Takes the functions' log.</param>
internal sealed class FunctionHost(Func<string, string?> environment, TimeProvider clock, Stream log) : IDisposable
{
    private readonly InvocationDeadline _deadline = new(clock);
    private readonly StructuredLogger _logger = new(log);
    private HttpClient? _http;
    private LambdaFunction? _function;

    /// <summary>Makes the function, its clients and the first connection.</summary>
    /// <exception cref="KeyNotFoundException">There is no function of the name in <c>_HANDLER</c>.</exception>
    /// <exception cref="InvalidOperationException">Lambda's variables or the deployment's configuration are not there.</exception>
    /// <exception cref="Errors.ConfigurationRefusedException">The deployment's configuration is malformed.</exception>
    public async Task<bool> InitializeAsync()
    {
        var handler = Required("_HANDLER");
        _http = new HttpClient(new DeadlineHandler(_deadline, new WholeAnswerHandler(Timeouts.Attempt, new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }))) { Timeout = Timeout.InfiniteTimeSpan };
        var factory = new DeployedClientFactory(_http, Required("AWS_REGION"));
        _function = new FunctionCatalog(new AwsClients(factory, clock), clock, DeploymentSettings.Read(environment))[handler];
        await new ConnectionWarmUp(_http, clock).TryConnectAsync(factory.Ec2Endpoint!);
        return true;
    }

    /// <summary>Serves an invocation.</summary>
    /// <param name="input">Its payload.</param>
    /// <param name="context">Lambda's context.</param>
    public Task<Stream> InvokeAsync(Stream input, ILambdaContext context) =>
        _deadline.InvokeAsync(_function!, input, new FunctionContext(context, _logger));

    /// <inheritdoc/>
    public void Dispose() => _http?.Dispose();

    private string Required(string variable) => environment(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{variable} is not set: this program is started by Lambda.");
}
