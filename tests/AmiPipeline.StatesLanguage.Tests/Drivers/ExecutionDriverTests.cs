using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Drivers;

/// <summary>The driver on a clock that is not its own: it waits by timers, runs tasks at once, and cancels what is late.</summary>
public sealed class ExecutionDriverTests
{
    private readonly FakeTimeProvider _clock = new(Machine.Start);

    [Fact]
    public async Task Wait_EndsWhenTheClockSaysSo()
    {
        var execution = Make(""" "W": { "Type": "Wait", "Seconds": 3600, "End": true } """);
        var run = new ExecutionDriver(new GatedHandler(), _clock).RunAsync(execution).AsTask();
        Assert.False(run.IsCompleted);
        _clock.Advance(TimeSpan.FromHours(1));
        await run;

        Assert.Equal((ExecutionStatus.Succeeded, 3600.0), (execution.Status, (execution.StopTime! - execution.StartTime).Value.TotalSeconds));
    }

    [Fact]
    public async Task Wait_LongerThanATimerHolds_IsWaitedInParts()
    {
        var execution = Make(""" "W": { "Type": "Wait", "Seconds": 8640000, "End": true } """);
        var run = new ExecutionDriver(new GatedHandler(), _clock).RunAsync(execution).AsTask();
        for (var day = 0; day < 100; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            await Task.Yield();
        }

        await run;
        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
    }

    [Fact]
    public async Task Tasks_OfParallelBranches_RunAtTheSameTime()
    {
        var handler = new GatedHandler();
        var execution = Make($$"""
            "P": { "Type": "Parallel", "End": true, "Branches": [
                { "StartAt": "A", "States": { "A": {{Machine.Task()}} } }, { "StartAt": "B", "States": { "B": {{Machine.Task()}} } }] }
            """);
        var run = new ExecutionDriver(handler, _clock).RunAsync(execution).AsTask();
        await handler.Started("A");
        await handler.Started("B");
        handler.Answer("B", "2");
        handler.Answer("A", "1");
        await run;

        Assert.Equal("[1,2]", execution.Output);
    }

    [Fact]
    public async Task Task_ThatTimesOut_IsCancelled()
    {
        var handler = new GatedHandler();
        var execution = Make($"\"S\": {Machine.Task("\"TimeoutSeconds\": 30, \"End\": true")}");
        var run = new ExecutionDriver(handler, _clock).RunAsync(execution).AsTask();
        await handler.Started("S");
        _clock.Advance(TimeSpan.FromSeconds(30));
        await run;

        Assert.Equal(ErrorNames.Timeout, execution.Error);
        Assert.True(handler.WasCancelled("S"));
    }

    [Fact]
    public async Task Run_ThatIsCancelled_AbortsTheExecutionAndItsTasks()
    {
        using var cancellation = new CancellationTokenSource();
        var handler = new GatedHandler();
        var execution = Make($"\"S\": {Machine.Task()}");
        var run = new ExecutionDriver(handler, _clock).RunAsync(execution, cancellation.Token).AsTask();
        await handler.Started("S");
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(ExecutionStatus.Aborted, execution.Status);
        Assert.True(handler.WasCancelled("S"));
    }

    [Fact]
    public async Task Handler_ThatThrows_EndsTheRunWithItsException()
    {
        var execution = Make($"\"S\": {Machine.Task()}");
        var handler = new FunctionHandler(_ => throw new InvalidOperationException("no such function"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await new ExecutionDriver(handler, _clock).RunAsync(execution));
        Assert.Equal("no such function", failure.Message);
    }

    [Fact]
    public async Task Callback_FromOutside_WakesTheRun()
    {
        var handler = new GatedHandler();
        var execution = Make("""
            "S": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                   "Parameters": { "FunctionName": "f", "Payload": { "token.$": "$$.Task.Token" } }, "End": true }
            """);
        var run = new ExecutionDriver(handler, _clock).RunAsync(execution).AsTask();
        var request = await handler.Started("S");
        handler.Answer("S", "null");
        execution.SendTaskSuccess(request.TaskToken!, "\"done\"");
        await run;

        Assert.Equal("\"done\"", execution.Output);
    }

    private Execution Make(string states) => new(StateMachineDocument.Load(Machine.Of(states)), "{}", _clock);
}
