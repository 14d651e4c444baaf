using Amazon.Runtime;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary>The simulated account of the examples behind a loopback port, and a program that takes it for AWS. One virtual clock drives both.</summary>
internal sealed class AwsLab : IAsyncDisposable
{
    public const string AccountId = "111122223333";
    public const string Region = "us-east-1";
    public const string ExecutionPrefix = $"arn:aws:states:{Region}:{AccountId}:execution:local-test-host:";

    private readonly SimulatorServer _server;
    private readonly HashSet<string> _idsBefore;

    private readonly string? _runningFolder;

    private AwsLab(SimulatedCloud cloud, VirtualClock clock, SimulatorServer server, string? runningFolder)
    {
        _runningFolder = runningFolder;
        Cloud = cloud;
        Clock = clock;
        _server = server;
        _idsBefore = [.. Ids()];
    }

    public SimulatedCloud Cloud { get; }

    public VirtualClock Clock { get; }

    public AccountView View => Cloud.Inspect(AccountId, Region);

    /// <summary>What is there that was not there at the start, terminated instances aside.</summary>
    public IEnumerable<string> Added => Ids().Except(_idsBefore);

    public Uri Endpoint => _server.Endpoint;

    /// <summary>Starts it.</summary>
    /// <param name="changed">Changes the example account's document. Default: nothing.</param>
    /// <param name="runningFolder">Where the program notes the executions that run under a given name. Default: nowhere.</param>
    public static async Task<AwsLab> StartAsync(Func<string, string>? changed = null, string? runningFolder = null)
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var document = await File.ReadAllTextAsync(Cli.Example("simulated-account.json"));
        var world = WorldDefinition.Parse(changed?.Invoke(document) ?? document);
        var cloud = new SimulatedCloud(world, new SimulatorOptions { Time = clock });
        return new AwsLab(cloud, clock, await SimulatorServer.StartAsync(cloud, new SimulatorServerOptions { RealTime = TimeProvider.System }), runningFolder);
    }

    public Task<CliResult> RunAsync(params string[] args) => RunAsync(new Interruption(), connection => connection, args);

    /// <summary>Runs the program with a person who may stop it, over a network that may be special.</summary>
    public Task<CliResult> RunAsync(Interruption interruption, Func<AwsConnection, AwsConnection> network, params string[] args) => Cli.RunAsync(
        new HostEnvironment
        {
            Clock = Clock,
            HostName = "test.host",
            Seed = 0xabc,
            AtOnce = interruption.AtOnce,
            RunningFolder = _runningFolder,
            Connect = connection => network(Reach(connection, Endpoint)),
        },
        interruption.Orderly,
        args);

    /// <summary>Has a person press Ctrl-C once an action was answered for the first time.</summary>
    public void PressAt(string action, Interruption interruption, int times = 1)
    {
        var isPressed = 0;
        Cloud.Calls.Answered += (_, call) =>
        {
            if (call.Action == action && !call.IsDryRun && Interlocked.Exchange(ref isPressed, 1) == 0)
            {
                for (var time = 0; time < times; time++)
                {
                    interruption.Request();
                }
            }
        };
    }

    /// <summary>Completes how AWS is reached by what stands in for the environment's variables.</summary>
    public static AwsConnection Reach(AwsConnection connection, Uri endpoint) => connection with
    {
        Region = connection.Region ?? Region,
        Credentials = new BasicAWSCredentials($"AKIA{AccountId}", "simulated"),
        Endpoint = endpoint,
    };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private IEnumerable<string> Ids() =>
        View.Images.Select(image => image.Id)
            .Concat(View.Snapshots.Select(snapshot => snapshot.Id))
            .Concat(View.Volumes.Select(volume => volume.Id))
            .Concat(View.SecurityGroups.Select(group => group.Id))
            .Concat(View.Instances.Where(instance => instance.State != "terminated").Select(instance => instance.Id));
}
