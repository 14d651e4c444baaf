using Amazon.EC2.Model;
using Amazon.Runtime;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Drivers;
using Xunit;

namespace AmiPipeline.Engines.Tests.Aws;

/// <summary>Calls without a client token over HTTP, when the connection breaks after EC2 has done what was requested.</summary>
public sealed class NoRetriesTests : IAsyncLifetime
{
    private static readonly AwsLocation Location = new("111122223333", "us-east-1");

    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SimulatedCloud _cloud;
    private SimulatorServer? _server;

    public NoRetriesTests() =>
        _cloud = new SimulatedCloud(WorldDefinition.Parse(ExampleRequests.Read("simulated-account.json")), new SimulatorOptions { Time = _clock });

    public async ValueTask InitializeAsync() => _server = await SimulatorServer.StartAsync(_cloud, new SimulatorServerOptions { RealTime = TimeProvider.System });

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    [Fact]
    public async Task Call_WithoutRetries_WhoseAnswerIsLost_IsNotSentAgain()
    {
        var before = _cloud.Inspect(Location.AccountId, Location.Region);
        _cloud.Faults.When(call => call.Action == "CreateSnapshot").LoseResponse();

        await Assert.ThrowsAnyAsync<Exception>(() =>
            Clients().Ec2WithoutRetries(Location).CreateSnapshotAsync(new CreateSnapshotRequest(before.Volumes[0].Id, "once"), TestContext.Current.CancellationToken));

        Assert.Single(_cloud.Calls.All, call => call.Action == "CreateSnapshot");
        Assert.Single(_cloud.Inspect(Location.AccountId, Location.Region).Snapshots.Select(snapshot => snapshot.Id).Except(before.Snapshots.Select(snapshot => snapshot.Id)));
    }

    [Fact]
    public async Task Call_ThatMayBeSentTwice_WhoseAnswerIsLost_IsSentAgain()
    {
        _cloud.Faults.When(call => call.Action == "DescribeImages", times: 1).LoseResponse();

        await Clients().Ec2(Location).DescribeImagesAsync(new DescribeImagesRequest(), TestContext.Current.CancellationToken);

        Assert.Equal(2, _cloud.Calls.All.Count(call => call.Action == "DescribeImages"));
    }

    private AwsClients Clients()
    {
        var connection = new AwsConnection
        {
            Region = Location.Region,
            Credentials = new BasicAWSCredentials($"AKIA{Location.AccountId}", "simulated"),
            Endpoint = _server!.Endpoint,
        };
        return new AwsClients(new ConnectionClientFactory(connection, new AwsCallCounter()), _clock);
    }
}
