using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.Runtime;
using Amazon.StepFunctions;
using AmiPipeline.Configuration;
using AmiPipeline.Engines.Local;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StepFunctions.Executions;
using Xunit;

namespace AmiPipeline.Engines.Tests.Local;

/// <summary>The example account on a port, with the pipeline deployed to it: ten minutes pass in a second, and EC2 takes no time at all.</summary>
internal sealed class LocalCloud : IAsyncDisposable
{
    public const string Account = "111122223333";
    public const string Region = "us-east-1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SimulatorServer _server;
    private readonly SimulatedCloud _cloud;

    private readonly TaskCompletionSource<string> _stored;

    private LocalCloud(TaskCompletionSource<string> stored, SimulatedCloud cloud, LocalDeployment pipeline, SimulatorServer server)
    {
        _stored = stored;
        (_cloud, Pipeline, _server) = (cloud, pipeline, server);
        var credentials = new BasicAWSCredentials("AKIA" + Account, "made-up");
        var address = server.Endpoint.ToString();
        Ec2 = new AmazonEC2Client(credentials, new AmazonEC2Config { ServiceURL = address, AuthenticationRegion = Region });
        StepFunctions = new AmazonStepFunctionsClient(credentials, new AmazonStepFunctionsConfig { ServiceURL = address, AuthenticationRegion = Region });
    }

    public LocalDeployment Pipeline { get; }

    public IAmazonEC2 Ec2 { get; }

    public IAmazonStepFunctions StepFunctions { get; }

    public Uri Endpoint => _server.Endpoint;

    public AccountView View => _cloud.Inspect(Account, Region);

    public static async Task<LocalCloud> StartAsync(string? configuration = null)
    {
        var stored = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new AcceleratedClock(TimeProvider.System, speed: 600);
        var world = WorldDefinition.Parse(Repository.Read("examples/simulated-account.json"));
        var cloud = new SimulatedCloud(world, new SimulatorOptions { Time = clock, Latency = LatencyModel.Instant });
        var pipeline = new LocalDeployment(cloud, new LocalDeploymentOptions
        {
            AccountId = Account,
            Region = Region,
            Clock = clock,
            RealTime = TimeProvider.System,
            Configuration = configuration is null ? null : ConfigurationReader.Read(configuration),
            Log = line => Take(stored, line),
        });
        return new LocalCloud(stored, cloud, pipeline, await SimulatorServer.StartAsync(cloud, new SimulatorServerOptions { RealTime = TimeProvider.System, OtherServices = pipeline.Services }));
    }

    /// <summary>What the function says that has stored the first report, once it has.</summary>
    public Task<string> ReportStoredAsync() => _stored.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>The one execution of a state machine, once it has ended.</summary>
    public async Task<StartedExecution> EndedAsync(string stateMachineArn)
    {
        StartedExecution? Find() => Pipeline.Executions.FirstOrDefault(execution => execution.StateMachineArn == stateMachineArn && execution.Status != "RUNNING");
        var ended = new TaskCompletionSource<StartedExecution>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(object? sender, JsonObject change)
        {
            if (Find() is { } found)
            {
                ended.TrySetResult(found);
            }
        }

        Pipeline.StatusChanged += Look;
        try
        {
            return Find() ?? await ended.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException error)
        {
            throw new TimeoutException($"No execution of {stateMachineArn} has ended: {string.Join(", ", Pipeline.Executions.Select(execution => $"{execution.Arn} {execution.Status}"))}", error);
        }
        finally
        {
            Pipeline.StatusChanged -= Look;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Ec2.Dispose();
        StepFunctions.Dispose();
        await _server.DisposeAsync();
        Pipeline.Dispose();
    }

    private static void Take(TaskCompletionSource<string> stored, string line)
    {
        if (line.Contains("\"function\":\"StoreReport\"", StringComparison.Ordinal) && JsonNode.Parse(line)!["output"] is { } output)
        {
            stored.TrySetResult(output.ToJsonString());
        }
    }
}
