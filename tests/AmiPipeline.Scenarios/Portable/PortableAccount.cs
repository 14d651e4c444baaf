using Amazon.EC2;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Embedded;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Reports;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Drivers;
using Xunit;

namespace AmiPipeline.Scenarios.Portable;

/// <summary>An account that is only ever reached over HTTP: the simulated one behind its port, or a real one.</summary>
internal sealed class PortableAccount : IAsyncDisposable
{
    /// <summary>The simulated account, in virtual time.</summary>
    public const string Simulated = "simulator";

    /// <summary>Whatever account the environment's credentials are of, in real time; only if it is asked for.</summary>
    public const string Real = "AWS";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    private readonly AwsClients _clients;
    private readonly TimeProvider _clock;
    private readonly SimulatorServer? _server;
    private int _executions;

    private PortableAccount(AwsSession session, TimeProvider clock, IReadOnlyList<string> keys, string run, SimulatorServer? server)
    {
        Session = session;
        _clients = session.Clients(clock);
        Keys = keys;
        Run = run;
        _clock = clock;
        _server = server;
        Sources = new PortableSources(this);
    }

    public AwsSession Session { get; }

    public IAmazonEC2 Ec2 => _clients.Ec2(Session.Caller.Location);

    /// <summary>Three symmetric keys, as aliases.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Differs from one test run to the next, for names that must be unique.</summary>
    public string Run { get; }

    public PortableSources Sources { get; }

    public static async Task<PortableAccount> OpenAsync(string where) => where == Simulated ? await OpenSimulatedAsync() : await OpenRealAsync();

    public async Task<ExecutionReport> RunAsync(string request)
    {
        var engine = new EmbeddedEngine(Session, _clock, new EmbeddedEngineOptions { HostName = "portable-scenarios" });
        var report = await engine.RunAsync(request, $"{Run}-{++_executions}", TestContext.Current.CancellationToken);
        Sources.Adopt(report.Result);
        return report;
    }

    public async Task<string> KeyArnAsync(string alias) =>
        (await _clients.Kms(Session.Caller.Location).DescribeKeyAsync(new DescribeKeyRequest { KeyId = alias })).KeyMetadata.Arn;

    /// <summary>Looks every few seconds of the account's time until something is so.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var looks = 0; !await IsSoAsync(condition); looks++)
        {
            Assert.True(looks < 240, "EC2 is not done after 20 minutes.");
            if (_clock is VirtualClock clock)
            {
                clock.Advance(BetweenLooks);
            }
            else
            {
                await Task.Delay(BetweenLooks, TestContext.Current.CancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Sources.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    // What was just made may not show at once.
    private static async Task<bool> IsSoAsync(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode.EndsWith(".NotFound", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static async Task<PortableAccount> OpenSimulatedAsync()
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var cloud = new SimulatedCloud(Examples.World, new SimulatorOptions { Time = clock });
        var server = await SimulatorServer.StartAsync(cloud, new SimulatorServerOptions { RealTime = TimeProvider.System });
        var session = await AwsSession.OpenAsync(new AwsConnection
        {
            Region = Account.Region,
            Credentials = new BasicAWSCredentials($"AKIA{Account.Id}", "simulated"),
            Endpoint = server.Endpoint,
        });
        return new PortableAccount(session, clock, ["alias/root", "alias/data", "alias/logs"], "portable", server);
    }

    private static async Task<PortableAccount> OpenRealAsync()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("AMI_PIPELINE_AWS") == "1",
            "On a real account only with AMI_PIPELINE_AWS=1, credentials, a Region, and three keys in AMI_PIPELINE_KMS_KEYS; see docs/running-on-aws.md for what it costs.");
        var keys = (Environment.GetEnvironmentVariable("AMI_PIPELINE_KMS_KEYS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.True(keys.Length == 3, "AMI_PIPELINE_KMS_KEYS must name three symmetric keys as aliases, with commas between.");
        var run = $"portable-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.NewGuid():N}"[..35];
        return new PortableAccount(await AwsSession.OpenAsync(new AwsConnection()), TimeProvider.System, keys, run, server: null);
    }
}
