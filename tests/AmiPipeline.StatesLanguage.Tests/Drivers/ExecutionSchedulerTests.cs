using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Drivers;

public sealed class ExecutionSchedulerTests
{
    private readonly VirtualClock _clock = new(Machine.Start);

    [Fact]
    public async Task TenThousandExecutions_ShareOneClock()
    {
        var document = StateMachineDocument.Load(Machine.Of($$"""
            "Wait": { "Type": "Wait", "SecondsPath": "$.seconds", "Next": "Work" },
            "Work": {{Machine.Task()}}
            """));
        List<double> times = [];
        var scheduler = new ExecutionScheduler(_clock, new FunctionHandler(_ =>
        {
            times.Add((_clock.GetUtcNow() - Machine.Start).TotalSeconds);
            return TaskOutcome.Succeeded("1") with { Duration = TimeSpan.FromSeconds(2) };
        }));
        var executions = Enumerable.Range(0, 10_000)
            .Select(number => new Execution(document, $$"""{"seconds":{{number * 7919 % 1000}}}""", _clock, new ExecutionOptions { Seed = number }))
            .ToList();
        executions.ForEach(scheduler.Add);
        await scheduler.RunAsync();

        Assert.All(executions, execution => Assert.Equal(ExecutionStatus.Succeeded, execution.Status));
        Assert.Equal(times.Order(), times);
        Assert.Equal(10_000, times.Count);
        Assert.Equal(Machine.Start.AddSeconds(999 + 2), _clock.GetUtcNow());
        Assert.Equal(10_000, executions.Select(execution => execution.Arn).Distinct().Count());
    }

    [Fact]
    public async Task Callback_FromATimerOfTheClock_ComesAtItsTime()
    {
        var document = StateMachineDocument.Load(Machine.OfOne("""
            "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "TimeoutSeconds": 3600,
            "Parameters": { "FunctionName": "f", "Payload": { "token.$": "$$.Task.Token" } }
            """));
        var execution = new Execution(document, "{}", _clock);
        List<ITimer> timers = [];
        var scheduler = new ExecutionScheduler(_clock, new FunctionHandler(request =>
        {
            timers.Add(_clock.CreateTimer(
                _ => execution.SendTaskSuccess(request.TaskToken!, "\"done\""), null, TimeSpan.FromSeconds(42), Timeout.InfiniteTimeSpan));
            return TaskOutcome.Succeeded("null");
        }));
        scheduler.Add(execution);
        await scheduler.RunAsync();

        Assert.Equal(("\"done\"", 42.0), (execution.Output, (execution.StopTime! - execution.StartTime).Value.TotalSeconds));
    }

    [Fact]
    public async Task Run_ThatIsCancelled_StopsBetweenSteps()
    {
        using var cancellation = new CancellationTokenSource();
        var execution = new Execution(
            StateMachineDocument.Load(Machine.Of($$""" "A": {{Machine.Task("\"Next\": \"B\"")}}, "B": { "Type": "Wait", "Seconds": 5, "End": true } """)),
            "{}",
            _clock);
        var driver = new ExecutionDriver(
            new FunctionHandler(_ =>
            {
                cancellation.Cancel();
                return TaskOutcome.Succeeded("1");
            }),
            _clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await driver.RunAsync(execution, cancellation.Token));
        Assert.Equal((ExecutionStatus.Aborted, "The run was cancelled."), (execution.Status, execution.Cause));
        Assert.Equal(Machine.Start, _clock.GetUtcNow());
    }
}
