using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

public sealed class ExecutionTests
{
    private readonly VirtualClock _clock = new(Machine.Start);

    [Fact]
    public void Advance_NeverSleeps_ButSaysWhenToCallAgain()
    {
        var execution = Make("""
            "A": { "Type": "Wait", "Seconds": 3600, "Next": "B" }, "B": { "Type": "Wait", "Timestamp": "2026-01-31T13:30:00Z", "End": true }
            """);
        Assert.Equal(Machine.Start, execution.NextWakeUp);
        execution.Advance();
        Assert.Equal(Machine.Start.AddHours(1), execution.NextWakeUp);

        _clock.Advance(TimeSpan.FromMinutes(59));
        execution.Advance();
        Assert.Equal(2, execution.History.Count);

        _clock.Advance(TimeSpan.FromMinutes(1));
        execution.Advance();
        Assert.Equal(Machine.Start.AddMinutes(90), execution.NextWakeUp);
        _clock.AdvanceTo(Machine.Start.AddMinutes(90));
        execution.Advance();
        Assert.Equal((ExecutionStatus.Succeeded, null), (execution.Status, execution.NextWakeUp));
        Assert.Equal(2, execution.StateTransitions);
    }

    [Fact]
    public void Abort_StopsTheExecutionAndItsTasks()
    {
        var execution = Make($"\"S\": {Machine.Task()}");
        var task = Assert.Single(execution.Advance());
        execution.Abort("Stop", "enough");

        Assert.Equal((ExecutionStatus.Aborted, "Stop", "enough"), (execution.Status, execution.Error, execution.Cause));
        Assert.Equal(HistoryEventType.ExecutionAborted, execution.History[^1].Type);
        Assert.Equal([task.Id], execution.TakeCancelledTasks());
        Assert.False(execution.TaskSucceeded(task.Id, "1"));
        Assert.Empty(execution.Advance());
        Assert.Equal(5, execution.History.Count);
    }

    [Fact]
    public void Reports_TwiceOrOfUnknownTasks_AreRefused()
    {
        var execution = Make($"\"S\": {Machine.Task()}");
        var task = Assert.Single(execution.Advance());

        Assert.False(execution.TaskSucceeded(task.Id + 1, "1"));
        Assert.True(execution.TaskSucceeded(task.Id, "1"));
        Assert.False(execution.TaskFailed(task.Id, "X", null));
        Assert.Throws<ArgumentException>(() => execution.TaskSucceeded(task.Id, "no json"));
        execution.Advance();
        Assert.Equal("1", execution.Output);
    }

    [Fact]
    public void Function_WithoutAnswer_GivesNull()
    {
        var execution = Make($"\"S\": {Machine.Task()}");
        execution.TaskSucceeded(Assert.Single(execution.Advance()).Id, []);
        execution.Advance();

        Assert.Equal("null", execution.Output);
    }

    [Fact]
    public void Events_ArePublishedAsTheyHappen()
    {
        List<HistoryEvent> reported = [];
        var execution = new Execution(
            StateMachineDocument.Load(Machine.OfOne("\"Type\": \"Pass\"")), "{}", _clock, new ExecutionOptions { OnEvent = reported.Add });
        execution.Advance();

        Assert.Equal(execution.History, reported);
        Assert.Equal([1, 2, 3, 4], reported.Select(one => one.Id));
        Assert.Equal([0, 0, 2, 3], reported.Select(one => one.PreviousEventId));
    }

    [Fact]
    public async Task History_OfTheSameSeed_IsTheSame()
    {
        Assert.Equal(await HistoryAsync(5), await HistoryAsync(5));
        Assert.NotEqual(await HistoryAsync(5), await HistoryAsync(6));
    }

    [Fact]
    public void Identity_ComesFromTheStateMachine()
    {
        var execution = new Execution(
            StateMachineDocument.Load(Machine.OfOne("\"Type\": \"Pass\"")), "{}", _clock,
            new ExecutionOptions { StateMachineArn = "arn:aws-cn:states:cn-north-1:111122223333:stateMachine:M", Name = "run" });

        Assert.Equal("arn:aws-cn:states:cn-north-1:111122223333:execution:M:run", execution.Arn);
        Assert.Throws<ArgumentException>(() => new Execution(
            StateMachineDocument.Load(Machine.OfOne("\"Type\": \"Pass\"")), "{}", _clock, new ExecutionOptions { StateMachineArn = "M" }));
    }

    private static async Task<string> HistoryAsync(long seed)
    {
        var execution = await Machine.RunAsync(
            Machine.Of($"\"S\": {Machine.Task("""
                "Parameters": { "id.$": "States.UUID()", "number.$": "States.MathRandom(0, 1000000)" },
                "Retry": [{ "ErrorEquals": ["X"], "JitterStrategy": "FULL", "IntervalSeconds": 100 }], "End": true
                """)}"),
            function: request => request.RetryCount < 2 ? TaskOutcome.Failed("X", request.Payload) : TaskOutcome.Succeeded(request.Payload),
            options: new ExecutionOptions { Seed = seed });
        return HistoryJson.ToJson(execution.History);
    }

    private Execution Make(string states) => new(StateMachineDocument.Load(Machine.Of(states)), "{}", _clock);
}
