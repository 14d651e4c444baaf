using System.Text.Json.Nodes;
using Amazon.StepFunctions.Model;
using AmiPipeline.StatesLanguage.Drivers;
using Xunit;

namespace AmiPipeline.StepFunctions.Tests;

/// <summary>The events that EventBridge gets (Step Functions Developer Guide, EventBridge for execution status changes).</summary>
public sealed class StatusChangeTests : IDisposable
{
    private readonly Service _service = new();
    private readonly List<JsonObject> _events = [];

    public StatusChangeTests() => _service.Endpoint.StatusChanged += (_, change) => _events.Add(change);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Success_IsReportedAfterTheStart()
    {
        await RunAsync();

        Assert.Equal(["RUNNING", "SUCCEEDED"], _events.Select(change => (string?)change["detail"]!["status"]));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$"""
                { "version": "0", "id": "00000000-0000-4000-8000-000000000002", "detail-type": "Step Functions Execution Status Change", "source": "aws.states",
                  "account": "111122223333", "time": "2026-01-01T00:00:10Z", "region": "us-east-1", "resources": ["{{Service.ExecutionPrefix}}run-1"],
                  "detail": { "executionArn": "{{Service.ExecutionPrefix}}run-1", "stateMachineArn": "{{Service.Machine}}", "name": "run-1", "status": "SUCCEEDED",
                    "startDate": 1767225600000, "stopDate": 1767225610000, "input": "{\"pause\":10}", "output": "2", "stateMachineVersionArn": null, "stateMachineAliasArn": null,
                    "redriveCount": 0, "redriveDate": null, "inputDetails": { "included": true }, "outputDetails": { "included": true }, "error": null, "cause": null } }
                """),
            _events[1]), _events[1].ToJsonString());
    }

    [Fact]
    public async Task Failure_HasErrorAndCause()
    {
        _service.Function = _ => TaskOutcome.Failed("OddException", "It is odd.");
        await RunAsync();

        var detail = _events[^1]["detail"]!;
        Assert.Equal(("FAILED", "OddException", "It is odd."), ((string?)detail["status"], (string?)detail["error"], (string?)detail["cause"]));
        Assert.Null(detail["output"]);
        Assert.Null(detail["outputDetails"]);
    }

    [Fact]
    public async Task Abort_IsReportedWithTheCall()
    {
        await StartAsync();
        await _service.Client.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = $"{Service.ExecutionPrefix}run-1" }, Cancel);
        await _service.Client.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = $"{Service.ExecutionPrefix}run-1" }, Cancel);

        Assert.Equal(["RUNNING", "ABORTED"], _events.Select(change => (string?)change["detail"]!["status"]));
    }

    [Fact]
    public async Task Timeout_IsReported()
    {
        _service.Function = _ => TaskOutcome.Hang;
        await RunAsync();

        Assert.Equal("TIMED_OUT", (string?)_events[^1]["detail"]!["status"]);
    }

    [Fact]
    public async Task Input_TooLargeForAnEvent_IsLeftOut()
    {
        var start = new StartExecutionRequest { StateMachineArn = Service.Machine, Name = "run-1", Input = $$"""{"pause":10,"ballast":"{{new string('x', 250 * 1024)}}"}""" };
        await _service.Client.StartExecutionAsync(start, Cancel);

        var detail = Assert.Single(_events)["detail"]!;
        Assert.Null(detail["input"]);
        Assert.False((bool)detail["inputDetails"]!["included"]!);
    }

    private async Task RunAsync()
    {
        await StartAsync();
        await _service.Endpoint.RunAsync(Cancel);
    }

    private Task<StartExecutionResponse> StartAsync() =>
        _service.Client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = Service.Machine, Name = "run-1", Input = """{"pause":10}""" }, Cancel);
}
