using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using Xunit;

namespace AmiPipeline.StepFunctions.Tests;

/// <summary><c>states:startExecution</c>, with the answers that were recorded from AWS.</summary>
public sealed class NestedExecutionTests : IDisposable
{
    private const string Parent = "arn:aws:states:us-east-1:111122223333:stateMachine:Parent";

    private readonly Service _service = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(".sync", "\"{\\\"pause\\\":10}\"", "\"2\"")]
    [InlineData(".sync:2", "{\"pause\":10}", "2")]
    public async Task Sync_WaitsForTheEnd(string pattern, string input, string output)
    {
        var parent = await RunAsync(pattern);

        var result = JsonNode.Parse(parent.Execution.Output!)!.AsObject();
        Assert.Equal(
            ["ExecutionArn", "Input", "InputDetails", "Name", "Output", "OutputDetails", "StartDate", "StateMachineArn", "Status", "StopDate"], result.Select(field => field.Key));
        Assert.Equal((input, output), (result["Input"]!.ToJsonString().Replace("\\u0022", "\\\"", StringComparison.Ordinal), result["Output"]!.ToJsonString()));
        Assert.Equal((Service.ExecutionPrefix + "nested", "SUCCEEDED"), ((string?)result["ExecutionArn"], (string?)result["Status"]));
        Assert.Equal(10, (parent.Execution.StopTime!.Value - parent.Execution.StartTime).TotalSeconds);
        Assert.Equal(
            ["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded"],
            parent.Execution.History.Select(one => one.Type.ToString()));
    }

    [Fact]
    public async Task Start_DoesNotWait()
    {
        var parent = await RunAsync("");

        Assert.Equal(0, (parent.Execution.StopTime!.Value - parent.Execution.StartTime).TotalSeconds);
        Assert.Equal(Service.ExecutionPrefix + "nested", (string?)JsonNode.Parse(parent.Execution.Output!)!["ExecutionArn"]);
        Assert.Equal("SUCCEEDED", _service.Endpoint.Executions[1].Status);
    }

    [Fact]
    public async Task Nested_ThatFails_FailsTheTask_WithItsDescription()
    {
        _service.Function = _ => TaskOutcome.Failed("SomeFailure", "It broke.");

        var parent = await RunAsync(".sync:2");

        Assert.Equal("States.TaskFailed", parent.Execution.Error);
        var cause = JsonNode.Parse(parent.Execution.Cause!)!.AsObject();
        Assert.Equal(
            ["Cause", "Error", "ExecutionArn", "Input", "InputDetails", "Name", "StartDate", "StateMachineArn", "Status", "StopDate"], cause.Select(field => field.Key));
        Assert.Equal(("SomeFailure", "FAILED"), ((string?)cause["Error"], (string?)cause["Status"]));
    }

    [Fact]
    public async Task Parent_ThatIsStopped_StopsWhatItsTaskWaitsFor()
    {
        Add(".sync");
        _service.Endpoint.Start(Parent, "{}");
        await _service.Endpoint.StepAsync(Cancel);
        await _service.Endpoint.StepAsync(Cancel);

        await _service.Client.StopExecutionAsync(new() { ExecutionArn = _service.Endpoint.Executions[0].Arn }, Cancel);
        await _service.Endpoint.RunAsync(Cancel);

        Assert.Equal(["ABORTED", "ABORTED"], _service.Endpoint.Executions.Select(execution => execution.Status));
    }

    [Fact]
    public async Task Machine_ThatIsNotThere_FailsTheTaskAsRecorded()
    {
        var parent = await RunAsync(".sync:2", machine: $"{Service.Machine}2");

        Assert.Equal("StepFunctions.StateMachineDoesNotExistException", parent.Execution.Error);
        Assert.StartsWith($"State Machine Does Not Exist: '{Service.Machine}2' (Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: ", parent.Execution.Cause, StringComparison.Ordinal);
    }

    /// <summary>Members in Pascal case, times as text, and the errors' names as emulators that were measured against AWS have them.</summary>
    [Fact]
    public async Task SdkCall_DescribesAnExecution()
    {
        await RunAsync("");

        var described = JsonNode.Parse((await DescribeAsync("nested")).Execution.Output!)!;
        var missing = await DescribeAsync("other");

        Assert.Equal((Service.ExecutionPrefix + "nested", "SUCCEEDED", "2026-01-01T00:00:00.000Z"), ((string?)described["ExecutionArn"], (string?)described["Status"], (string?)described["StartDate"]));
        Assert.True((bool)described["InputDetails"]!["Included"]!);
        Assert.Equal("Sfn.ExecutionDoesNotExistException", missing.Execution.Error);
    }

    [Fact]
    public async Task Start_WhoseAnswerIsLost_HasHadItsEffect()
    {
        _service.Endpoint.Add(StepFunctionsFault.LoseResponse("states:startExecution"));

        var parent = await RunAsync(".sync:2");

        Assert.Equal(("FAILED", "StepFunctions.SdkClientException"), (parent.Status, parent.Execution.Error));
        Assert.Equal(("nested", "SUCCEEDED"), (_service.Endpoint.Executions[1].Name, _service.Endpoint.Executions[1].Status));
    }

    [Fact]
    public async Task MapRun_StartsAnExecutionForEachItem()
    {
        _service.Endpoint.AddStateMachine(Parent, StateMachineDocument.Load($$"""
            { "StartAt": "Each", "States": { "Each": { "Type": "Map", "End": true, "MaxConcurrency": 2,
                "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "Run", "States": {
                  "Run": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "Parameters": { "StateMachineArn": "{{Service.Machine}}", "Input.$": "$" }, "OutputPath": "$.Output", "End": true } } } } } }
            """), _service);
        _service.Endpoint.Start(Parent, """[{"pause":10},{"pause":20},{"pause":30}]""");
        await _service.Endpoint.RunAsync(Cancel);

        var parent = _service.Endpoint.Executions[0];
        Assert.Equal(("SUCCEEDED", "[2,2,2]"), (parent.Status, parent.Execution.Output));
        Assert.Equal(40, (parent.Execution.StopTime!.Value - parent.Execution.StartTime).TotalSeconds);
        Assert.Equal(4, _service.Endpoint.Executions.Count);
    }

    /// <summary>On a real clock, where a nested execution runs, and may end, on a thread of its own.</summary>
    [Fact]
    public async Task OnARealClock_MapRunsAndNestedExecutionsRunByThemselves()
    {
        using var endpoint = new StepFunctionsEndpoint(TimeProvider.System);
        endpoint.AddStateMachine(Service.Machine, StateMachineDocument.Load("""{ "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } }"""), _service);
        endpoint.AddStateMachine(Parent, StateMachineDocument.Load($$"""
            { "StartAt": "Each", "States": { "Each": { "Type": "Map", "End": true,
                "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "Run", "States": {
                  "Run": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "Parameters": { "StateMachineArn": "{{Service.Machine}}", "Input.$": "$" }, "OutputPath": "$.Output", "End": true } } } } } }
            """), _service);
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        endpoint.StatusChanged += (_, change) =>
        {
            var detail = change["detail"]!;
            if ((string?)detail["stateMachineArn"] == Parent && (string?)detail["status"] != "RUNNING")
            {
                ended.TrySetResult($"{detail["status"]} {detail["output"]}");
            }
        };

        endpoint.Start(Parent, $"[{string.Join(',', Enumerable.Range(0, 50))}]");

        Assert.Equal($"SUCCEEDED [{string.Join(',', Enumerable.Range(0, 50))}]", await ended.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel));
        Assert.Equal(51, endpoint.Executions.Count);
    }

    private async Task<Executions.StartedExecution> DescribeAsync(string name)
    {
        _service.Endpoint.AddStateMachine($"{Parent}-{name}", StateMachineDocument.Load($$"""
            { "StartAt": "Ask", "States": { "Ask": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:describeExecution", "End": true,
                "Parameters": { "ExecutionArn": "{{Service.ExecutionPrefix}}{{name}}" } } } }
            """), _service);
        _service.Endpoint.Start($"{Parent}-{name}", "{}");
        await _service.Endpoint.RunAsync(Cancel);
        return _service.Endpoint.Executions[^1];
    }

    private async Task<Executions.StartedExecution> RunAsync(string pattern, string machine = Service.Machine)
    {
        Add(pattern, machine);
        _service.Endpoint.Start(Parent, "{}");
        await _service.Endpoint.RunAsync(Cancel);
        return _service.Endpoint.Executions[0];
    }

    private void Add(string pattern, string machine = Service.Machine) => _service.Endpoint.AddStateMachine(Parent, StateMachineDocument.Load($$"""
        { "StartAt": "Run", "States": { "Run": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution{{pattern}}", "End": true,
            "Parameters": { "StateMachineArn": "{{machine}}", "Name": "nested", "Input": { "pause": 10 } } } } }
        """), _service);
}
