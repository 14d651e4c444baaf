using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.StatesLanguage.Drivers;
using Xunit;

namespace AmiPipeline.StepFunctions.Tests;

/// <summary>What becomes of executions: description, history, stopping.</summary>
public sealed class ExecutionTests : IDisposable
{
    private readonly Service _service = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Describe_WhileItRuns_HasInputAndNoEnd()
    {
        var described = await DescribeAsync(await StartAsync());

        Assert.Equal((ExecutionStatus.RUNNING, """{"pause":10}""", true), (described.Status, described.Input, described.InputDetails!.Included));
        Assert.Equal((null, null, null), (described.StopDate, described.Output, described.Error));
    }

    [Fact]
    public async Task Describe_AfterSuccess_HasOutputAndEnd()
    {
        var arn = await StartAsync();
        await _service.Endpoint.RunAsync(Cancel);
        var described = await DescribeAsync(arn);

        Assert.Equal((ExecutionStatus.SUCCEEDED, "2"), (described.Status, described.Output));
        Assert.Equal(TimeSpan.FromSeconds(10), described.StopDate - described.StartDate);
        Assert.Equal((Service.Machine, "run-1", 0), (described.StateMachineArn, described.Name, described.RedriveCount));
    }

    [Fact]
    public async Task Describe_AfterAFailure_HasErrorAndCause()
    {
        _service.Function = _ => TaskOutcome.Failed("OddException", "It is odd.");
        var arn = await StartAsync();
        await _service.Endpoint.RunAsync(Cancel);
        var described = await DescribeAsync(arn);

        Assert.Equal((ExecutionStatus.FAILED, "OddException", "It is odd."), (described.Status, described.Error, described.Cause));
    }

    [Fact]
    public async Task Describe_AfterTheTimeout_IsTimedOut()
    {
        _service.Function = _ => TaskOutcome.Hang;
        var arn = await StartAsync();
        await _service.Endpoint.RunAsync(Cancel);

        Assert.Equal(ExecutionStatus.TIMED_OUT, (await DescribeAsync(arn)).Status);
    }

    [Fact]
    public async Task Describe_OfMetadataAlone_LeavesDataOut()
    {
        var described = await _service.Client.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = await StartAsync(), IncludedData = IncludedData.METADATA_ONLY }, Cancel);

        Assert.Null(described.Input);
        Assert.Equal(ExecutionStatus.RUNNING, described.Status);
    }

    [Fact]
    public async Task Describe_OfAnUnknownExecution_DoesNotExist()
    {
        var error = await Assert.ThrowsAsync<ExecutionDoesNotExistException>(() => DescribeAsync($"{Service.ExecutionPrefix}nobody"));
        Assert.Equal($"Execution Does Not Exist: '{Service.ExecutionPrefix}nobody'", error.Message);
    }

    [Fact]
    public Task Describe_OfAStateMachine_IsInvalidArn() => Assert.ThrowsAsync<InvalidArnException>(() => DescribeAsync(Service.Machine));

    [Fact]
    public async Task History_InPages_IsTheWholeHistory()
    {
        var arn = await StartAsync();
        await _service.Endpoint.RunAsync(Cancel);

        var types = new List<string>();
        await foreach (var one in _service.Client.Paginators.GetExecutionHistory(new GetExecutionHistoryRequest { ExecutionArn = arn, MaxResults = 3 }).Events)
        {
            types.Add($"{one.Id} {one.Type} {one.StateEnteredEventDetails?.Name ?? one.StateExitedEventDetails?.Name ?? one.LambdaFunctionSucceededEventDetails?.Output ?? one.ExecutionSucceededEventDetails?.Output}".TrimEnd());
        }

        Assert.Equal(
            ["1 ExecutionStarted", "2 WaitStateEntered Pause", "3 WaitStateExited Pause", "4 TaskStateEntered Double", "5 LambdaFunctionScheduled", "6 LambdaFunctionStarted", "7 LambdaFunctionSucceeded 2", "8 TaskStateExited Double", "9 ExecutionSucceeded 2"],
            types);
        Assert.Equal(3, _service.Endpoint.Calls.Count(call => call.Operation == "GetExecutionHistory"));
    }

    [Fact]
    public async Task History_Reversed_BeginsWithTheNewest()
    {
        var arn = await StartAsync();
        await _service.Endpoint.StepAsync(Cancel);
        var history = await _service.Client.GetExecutionHistoryAsync(new GetExecutionHistoryRequest { ExecutionArn = arn, ReverseOrder = true }, Cancel);

        Assert.Equal([2, 1], history.Events.Select(one => one.Id));
        Assert.Null(history.NextToken);
    }

    [Fact]
    public async Task History_WithoutData_LeavesItOut()
    {
        var history = await _service.Client.GetExecutionHistoryAsync(new GetExecutionHistoryRequest { ExecutionArn = await StartAsync(), IncludeExecutionData = false }, Cancel);

        Assert.Null(history.Events[0].ExecutionStartedEventDetails!.Input);
    }

    [Fact]
    public async Task History_WithATokenOfAnotherQuestion_IsInvalidToken()
    {
        var arn = await StartAsync();
        await _service.Endpoint.RunAsync(Cancel);
        var first = await _service.Client.GetExecutionHistoryAsync(new GetExecutionHistoryRequest { ExecutionArn = arn, MaxResults = 3 }, Cancel);

        await Assert.ThrowsAsync<InvalidTokenException>(() =>
            _service.Client.GetExecutionHistoryAsync(new GetExecutionHistoryRequest { ExecutionArn = arn, MaxResults = 4, NextToken = first.NextToken }, Cancel));
        _service.Clock.Advance(TimeSpan.FromHours(25));
        await Assert.ThrowsAsync<InvalidTokenException>(() =>
            _service.Client.GetExecutionHistoryAsync(new GetExecutionHistoryRequest { ExecutionArn = arn, MaxResults = 3, NextToken = first.NextToken }, Cancel));
    }

    [Fact]
    public async Task Stop_WhileItRuns_Aborts()
    {
        var arn = await StartAsync();
        _service.Clock.Advance(TimeSpan.FromSeconds(3));
        var stopped = await _service.Client.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = arn, Error = "Enough", Cause = "It was asked for." }, Cancel);
        var described = await DescribeAsync(arn);

        Assert.Equal((ExecutionStatus.ABORTED, "Enough", "It was asked for."), (described.Status, described.Error, described.Cause));
        Assert.Equal(stopped.StopDate, described.StopDate);
        Assert.Equal(TimeSpan.FromSeconds(3), described.StopDate - described.StartDate);
    }

    [Fact]
    public async Task Stop_AfterTheEnd_ChangesNothing()
    {
        var arn = await StartAsync();
        await _service.Endpoint.RunAsync(Cancel);
        await _service.Client.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = arn }, Cancel);

        Assert.Equal(ExecutionStatus.SUCCEEDED, (await DescribeAsync(arn)).Status);
    }

    private async Task<string> StartAsync() => (await _service.Client.StartExecutionAsync(
        new StartExecutionRequest { StateMachineArn = Service.Machine, Name = "run-1", Input = """{"pause":10}""" }, Cancel)).ExecutionArn;

    private Task<DescribeExecutionResponse> DescribeAsync(string arn) => _service.Client.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = arn }, Cancel);
}
