using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

/// <summary>Tasks that wait for their token, with callbacks in time, early, late and twice, and with heartbeats.</summary>
public sealed class CallbackTests
{
    private readonly VirtualClock _clock = new(Machine.Start);

    [Fact]
    public void Callback_AfterTheFunctionTookTheToken_IsTheResult()
    {
        var (execution, task) = Start(string.Empty);
        Assert.Contains(task.TaskToken!, task.Payload, StringComparison.Ordinal);

        execution.TaskSucceeded(task.Id, "\"taken\"");
        execution.Advance();
        Assert.Equal(ExecutionStatus.Running, execution.Status);
        Assert.Equal(CallbackResult.Accepted, execution.SendTaskSuccess(task.TaskToken!, """{"done":true}"""));
        execution.Advance();

        Assert.Equal("""{"done":true}""", execution.Output);
        Assert.Equal(
            [
                "0 ExecutionStarted", "0 TaskStateEntered S", "0 TaskScheduled", "0 TaskStarted", "0 TaskSubmitted", "0 TaskSucceeded",
                "0 TaskStateExited S", "0 ExecutionSucceeded",
            ],
            execution.Timeline());
    }

    [Fact]
    public void Callback_BeforeTheFunctionAnswers_CountsOnceItHas()
    {
        var (execution, task) = Start(string.Empty);

        Assert.Equal(CallbackResult.Accepted, execution.SendTaskSuccess(task.TaskToken!, "1"));
        execution.Advance();
        Assert.Equal(ExecutionStatus.Running, execution.Status);
        execution.TaskSucceeded(task.Id, "null");
        execution.Advance();

        Assert.Equal("1", execution.Output);
    }

    [Fact]
    public void Callback_Twice_IsRefusedTheSecondTime()
    {
        var (execution, task) = Start(string.Empty);
        execution.TaskSucceeded(task.Id, "null");

        Assert.Equal(CallbackResult.Accepted, execution.SendTaskSuccess(task.TaskToken!, "1"));
        Assert.Equal(CallbackResult.TaskTimedOut, execution.SendTaskFailure(task.TaskToken!, "X", null));
        Assert.Equal(CallbackResult.TaskTimedOut, execution.SendTaskHeartbeat(task.TaskToken!));
        execution.Advance();
        Assert.Equal(CallbackResult.TaskTimedOut, execution.SendTaskSuccess(task.TaskToken!, "2"));
        Assert.Equal("1", execution.Output);
    }

    [Fact]
    public void Callback_AfterTheTimeout_IsRefusedAndTheRetryHasATokenOfItsOwn()
    {
        var (execution, task) = Start("""
            "TimeoutSeconds": 10, "Retry": [{ "ErrorEquals": ["States.Timeout"], "IntervalSeconds": 1 }],
            """);
        execution.TaskSucceeded(task.Id, "null");
        execution.Advance();
        Move(execution, 10);

        Assert.Equal(CallbackResult.TaskTimedOut, execution.SendTaskSuccess(task.TaskToken!, "1"));
        var retry = Assert.Single(Move(execution, 1));
        Assert.NotEqual(task.TaskToken, retry.TaskToken);
        execution.TaskSucceeded(retry.Id, "null");
        execution.SendTaskSuccess(retry.TaskToken!, "2");
        execution.Advance();
        Assert.Equal("2", execution.Output);
    }

    [Fact]
    public void Callback_WithForeignToken_IsInvalid()
    {
        var (execution, _) = Start(string.Empty);

        Assert.Equal(CallbackResult.InvalidToken, execution.SendTaskSuccess("nobody's", "1"));
        Assert.Equal(CallbackResult.InvalidToken, execution.SendTaskHeartbeat("nobody's"));
    }

    [Fact]
    public void Callback_WithFailure_FailsTheTask()
    {
        var (execution, task) = Start(string.Empty);
        execution.TaskSucceeded(task.Id, "null");
        execution.SendTaskFailure(task.TaskToken!, "ImageFailed", "no such luck");
        execution.Advance();

        Assert.Equal(("ImageFailed", "no such luck"), (execution.Error, execution.Cause));
        Assert.Equal("0 TaskFailed ImageFailed", execution.Timeline().ElementAt(5));
    }

    [Fact]
    public void Function_ThatFails_FailsTheTaskWithoutCallback()
    {
        var (execution, task) = Start(string.Empty);
        execution.TaskFailed(task.Id, "X", null);
        execution.Advance();

        Assert.Equal("X", execution.Error);
    }

    [Fact]
    public void Heartbeat_ThatStaysOut_TimesTheTaskOut()
    {
        var (execution, task) = Start("\"HeartbeatSeconds\": 10, \"TimeoutSeconds\": 100, ");
        execution.TaskSucceeded(task.Id, "null");
        execution.Advance();
        Move(execution, 9);
        Assert.Equal(CallbackResult.Accepted, execution.SendTaskHeartbeat(task.TaskToken!));
        Move(execution, 9);
        Assert.Equal(ExecutionStatus.Running, execution.Status);
        Move(execution, 1);

        // As recorded from AWS, the history says States.Timeout.
        Assert.Equal("19 TaskTimedOut States.Timeout", execution.Timeline().ElementAt(5));
        Assert.Equal(ErrorNames.Timeout, execution.Error);
        Assert.Equal(CallbackResult.TaskTimedOut, execution.SendTaskHeartbeat(task.TaskToken!));
    }

    [Fact]
    public void Heartbeat_DoesNotMoveTheTimeout()
    {
        var (execution, task) = Start("\"HeartbeatSeconds\": 10, \"TimeoutSeconds\": 15, ");
        execution.TaskSucceeded(task.Id, "null");
        execution.Advance();
        Move(execution, 9);
        execution.SendTaskHeartbeat(task.TaskToken!);
        Move(execution, 6);

        Assert.Equal((ExecutionStatus.Failed, 15.0), (execution.Status, (execution.StopTime! - execution.StartTime).Value.TotalSeconds));
    }

    [Theory]
    [InlineData("States.HeartbeatTimeout", true)]
    [InlineData("States.Timeout", true)]
    [InlineData("States.ALL", true)]
    [InlineData("States.TaskFailed", false)]
    public void HeartbeatTimeout_IsCaughtUnderBothNames(string name, bool isCaught)
    {
        var (execution, _) = Start($$""" "HeartbeatSeconds": 10, "Catch": [{ "ErrorEquals": ["{{name}}"], "Next": "E" }], """);
        Move(execution, 10);

        Assert.Equal(isCaught ? ExecutionStatus.Succeeded : ExecutionStatus.Failed, execution.Status);
    }

    private (Execution Execution, TaskRequest Task) Start(string fields)
    {
        var rest = fields.Contains("\"Catch\"", StringComparison.Ordinal) ? """, "E": { "Type": "Succeed" } """ : string.Empty;
        var definition = Machine.Of($$"""
            "S": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", {{fields}}
                   "Parameters": { "FunctionName": "f", "Payload": { "token.$": "$$.Task.Token" } }, "End": true } {{rest}}
            """);
        var execution = new Execution(StateMachineDocument.Load(definition), "{}", _clock);
        return (execution, Assert.Single(execution.Advance()));
    }

    private IReadOnlyList<TaskRequest> Move(Execution execution, int seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        return execution.Advance();
    }
}
