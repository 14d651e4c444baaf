using Amazon.Runtime;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Configuration;
using AmiPipeline.Engines;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StepFunctions;

namespace AmiPipeline.Cli.Tests.Deployed;

/// <summary>The pipeline as if it were deployed: Step Functions, the functions and the simulated account on one virtual clock, and a program that takes them for AWS.</summary>
internal sealed class DeployedLab : IDisposable
{
    public const string Machine = "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline";
    public const string Fleet = Machine + "-Fleet";
    public const string FleetPrefix = "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline-Fleet:";
    public const string ExecutionPrefix = "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:";

    private readonly HttpClient _http;

    /// <param name="document">The state machine. Default: the pipeline.</param>
    /// <param name="reports">Where the deployment stores reports. Default: nowhere.</param>
    /// <param name="functions">What the deployment tells the functions. Default: nothing.</param>
    public DeployedLab(StateMachineDocument? document = null, ReportLocation? reports = null, FunctionSettings? functions = null)
    {
        Clock = new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Cloud = new SimulatedCloud(WorldDefinition.Parse(File.ReadAllText(Cli.Example("simulated-account.json"))), new SimulatorOptions { Time = Clock });
        if (functions?.Configuration is { CopyQueue: not null } configuration)
        {
            Cloud.Tables.Add("111122223333", "us-east-1", configuration.Name.CopyQueueTable, CopyQueueSettings.TableKey);
        }

        StepFunctions = new StepFunctionsEndpoint(Clock);
        var tasks = new FunctionTaskHandler(new FunctionCatalog(SimulatedClients.Create(Cloud, Clock), Clock, functions), _ => { });
        StepFunctions.AddStateMachine(Machine, document ?? PipelineDocument.Load(), tasks, tags: reports is null ? null : new Dictionary<string, string> { ["team"] = "images", [ReportLocation.Tag] = reports.ToString() });
        StepFunctions.AddStateMachine(Fleet, StateMachineDocument.Load(PipelineDocument.FleetJson(StateMachineArn.Parse(Machine), bucket: null)), tasks);
        _http = new HttpClient(new Network(StepFunctions, new SimulatorHttpHandler(Cloud)));
    }

    public VirtualClock Clock { get; }

    public SimulatedCloud Cloud { get; }

    public StepFunctionsEndpoint StepFunctions { get; }

    public IReadOnlyList<string> Operations => [.. StepFunctions.Calls.Select(call => call.Operation)];

    public Task<CliResult> RunAsync(params string[] args) => RunAsync(default, args);

    /// <summary>Runs the program, and time with it until the program has ended.</summary>
    public Task<CliResult> RunAsync(CancellationToken stop, params string[] args) => RunAsync(new BasicAWSCredentials("AKIA111122223333", "simulated"), stop, args);

    /// <summary>Runs the program with other credentials.</summary>
    public async Task<CliResult> RunAsync(AWSCredentials credentials, CancellationToken stop, params string[] args)
    {
        var clock = new WaitingClock(Clock);
        var host = new HostEnvironment
        {
            Clock = clock,
            HostName = "test.host",
            Seed = 1,
            Connect = connection => connection with { Credentials = credentials, Http = new SharedHttpClientFactory(_http) },
        };
        return await clock.DriveAsync(Task.Run(() => Cli.RunAsync(host, stop, args), CancellationToken.None), StepFunctions);
    }

    public void Dispose() => _http.Dispose();

    private sealed class Network(HttpMessageHandler stepFunctions, HttpMessageHandler cloud) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _stepFunctions = new(stepFunctions);
        private readonly HttpMessageInvoker _cloud = new(cloud);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            (request.RequestUri!.Host.StartsWith("states.", StringComparison.Ordinal) ? _stepFunctions : _cloud).SendAsync(request, cancellationToken);
    }
}
