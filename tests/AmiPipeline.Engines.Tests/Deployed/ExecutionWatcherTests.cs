using Amazon;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Engines.Deployed;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Reports;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Engines.Tests.Deployed;

/// <summary>Following an execution while Step Functions does not always answer.</summary>
public sealed class ExecutionWatcherTests : IDisposable
{
    private const string Machine = "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline";

    private const string Definition = """
        { "StartAt": "Pause", "States": { "Pause": { "Type": "Wait", "Seconds": 100, "Next": "Fault" }, "Fault": { "Type": "Fail", "Error": "Odd", "Cause": "It is odd." } } }
        """;

    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly StepFunctionsEndpoint _endpoint;
    private readonly HttpClient _http;
    private readonly AmazonStepFunctionsClient _client;

    public ExecutionWatcherTests()
    {
        _endpoint = new StepFunctionsEndpoint(_clock);
        _endpoint.AddStateMachine(Machine, StateMachineDocument.Load(Definition), new MockTaskHandler("{}"));
        _http = new HttpClient(_endpoint);
        _client = new AmazonStepFunctionsClient(
            new BasicAWSCredentials("AKIA111122223333", "simulated"),
            new AmazonStepFunctionsConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = new SharedHttpClientFactory(_http), MaxErrorRetry = 0, IgnoreConfiguredEndpointUrls = true });
    }

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task Watch_ThroughFourFailuresInARow_GoesOn()
    {
        Fail(times: 4);

        var report = await WatchAsync();

        Assert.Equal((StatesLanguage.Executions.ExecutionStatus.Failed, "Odd", "It is odd."), (report.Status, report.Failure!.Error, report.Failure.Cause));
        Assert.Equal(TimeSpan.FromSeconds(100), report.Duration);
    }

    [Fact]
    public async Task Watch_ThroughFiveFailuresInARow_GivesUp()
    {
        Fail(times: 5);

        Assert.Equal("ThrottlingException", (await Assert.ThrowsAsync<AmazonStepFunctionsException>(WatchAsync)).ErrorCode);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(16, 2)]
    [InlineData(80, 10)]
    [InlineData(240, 30)]
    [InlineData(100_000, 30)]
    public void PollSchedule_TheLongerItIsQuiet_WaitsTheLonger(int quietSeconds, int expectedSeconds) =>
        Assert.Equal(TimeSpan.FromSeconds(expectedSeconds), PollSchedule.After(TimeSpan.FromSeconds(quietSeconds)));

    private void Fail(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _endpoint.Add(StepFunctionsFault.Refuse("GetExecutionHistory", "ThrottlingException", "Rate exceeded"));
        }
    }

    private async Task<ExecutionReport> WatchAsync()
    {
        var started = await _client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = Machine });
        var clock = new WaitingClock(_clock);
        return await clock.DriveAsync(new ExecutionWatcher(_client, clock, _ => { }).WatchAsync(started.ExecutionArn, CancellationToken.None), _endpoint);
    }
}
