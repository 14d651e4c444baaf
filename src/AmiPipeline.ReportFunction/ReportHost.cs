using Amazon;
using Amazon.Lambda.Core;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.StepFunctions;
using AmiPipeline.Configuration;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Hosting;
using AmiPipeline.Reports.Storing;

namespace AmiPipeline.ReportFunction;

/// <summary>The function in its process: made ready in Lambda's init phase, then invoked over and over.</summary>
/// <param name="environment">Reads the environment.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Takes the function's log.</param>
internal sealed class ReportHost(Func<string, string?> environment, TimeProvider clock, Stream log) : IDisposable
{
    private readonly InvocationDeadline _deadline = new(clock);
    private readonly StructuredLogger _logger = new(log);
    private HttpClient? _http;
    private LambdaFunction? _function;

    /// <summary>Makes the function and its clients.</summary>
    /// <exception cref="InvalidOperationException">A variable that the deployment sets is missing or wrong.</exception>
    public Task<bool> InitializeAsync()
    {
        var region = Required("AWS_REGION");
        var machine = Required(DeploymentVariables.StateMachineArn);
        if (!StateMachineArn.TryParse(machine, out var stateMachine))
        {
            throw new InvalidOperationException($"{DeploymentVariables.StateMachineArn} is \"{machine}\", which is no state machine's ARN.");
        }

        var where = Required(DeploymentVariables.Reports);
        if (!ReportLocation.TryParse(where, out var location))
        {
            throw new InvalidOperationException($"{DeploymentVariables.Reports} is \"{where}\"; it must be s3://BUCKET/PREFIX.");
        }

        _http = new HttpClient(new DeadlineHandler(_deadline, new WholeAnswerHandler(Timeouts.Attempt, new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }))) { Timeout = Timeout.InfiniteTimeSpan };
        // A test's endpoint has no host name for each bucket.
        var s3 = Configure(new AmazonS3Config { ForcePathStyle = environment("AWS_ENDPOINT_URL") is not null, RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED }, region);
        _function = new StoreReportFunction(
            new AmazonStepFunctionsClient(Configure(new AmazonStepFunctionsConfig(), region)), new S3ReportStore(new AmazonS3Client(s3)), stateMachine, location, clock).Function;
        return Task.FromResult(true);
    }

    /// <summary>Serves an invocation.</summary>
    /// <param name="input">Its payload.</param>
    /// <param name="context">Lambda's context.</param>
    public Task<Stream> InvokeAsync(Stream input, ILambdaContext context) => _deadline.InvokeAsync(_function!, input, new FunctionContext(context, _logger));

    /// <inheritdoc/>
    public void Dispose() => _http?.Dispose();

    private TConfig Configure<TConfig>(TConfig config, string region)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.AuthenticationRegion = region;
        config.HttpClientFactory = new SharedHttpClientFactory(_http!);
        return config;
    }

    private string Required(string variable) => environment(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{variable} is not set: this program is started by Lambda.");
}
