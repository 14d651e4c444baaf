using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

public sealed class TimeoutTests
{
    [Fact]
    public async Task Task_ThatNeverAnswers_TimesOutWithoutCause()
    {
        var execution = await Machine.RunAsync(
            Machine.Of($"\"S\": {Machine.Task("\"TimeoutSeconds\": 5, \"End\": true")}"), function: _ => TaskOutcome.Hang);

        Assert.Equal(
            [
                "0 ExecutionStarted", "0 TaskStateEntered S", "0 LambdaFunctionScheduled", "0 LambdaFunctionStarted",
                "5 LambdaFunctionTimedOut States.Timeout", "5 ExecutionFailed States.Timeout",
            ],
            execution.Timeline());
        Assert.Null(execution.Cause);
    }

    [Fact]
    public async Task Task_OnEachRetry_HasItsWholeTimeout()
    {
        var execution = await Machine.RunAsync(
            Machine.Of($"\"S\": {Machine.Task("""
                "TimeoutSeconds": 5, "Retry": [{ "ErrorEquals": ["States.Timeout"], "IntervalSeconds": 1, "MaxAttempts": 1 }], "End": true
                """)}"),
            function: _ => TaskOutcome.Hang);

        Assert.Equal(11, (execution.StopTime! - execution.StartTime).Value.TotalSeconds);
    }

    [Fact]
    public async Task Task_AnsweringAfterItsTimeout_IsTooLate()
    {
        var late = await RunAsync(TimeSpan.FromSeconds(5.001));
        var inTime = await RunAsync(TimeSpan.FromSeconds(5));

        Assert.Equal((ExecutionStatus.Failed, ExecutionStatus.Succeeded), (late.Status, inTime.Status));
    }

    [Theory]
    [InlineData("5", ErrorNames.Timeout)]
    [InlineData("5.5", ErrorNames.Runtime)]
    [InlineData("\"5\"", ErrorNames.Runtime)]
    [InlineData("0", ErrorNames.Runtime)]
    public async Task TimeoutSecondsPath_MustLeadToAPositiveInteger(string value, string error)
    {
        var execution = await Machine.RunAsync(
            Machine.Of($"\"S\": {Machine.Task("\"TimeoutSecondsPath\": \"$.seconds\", \"End\": true")}"),
            $$"""{"seconds":{{value}}}""",
            _ => TaskOutcome.Hang);

        Assert.Equal(error, execution.Error);
    }

    [Fact]
    public async Task Execution_LongerThanTheMachinesTimeout_TimesOutAsAWhole()
    {
        var execution = await Machine.RunAsync("""
            { "StartAt": "W", "TimeoutSeconds": 60, "States": {
                "W": { "Type": "Parallel", "Branches": [{ "StartAt": "I", "States": { "I": { "Type": "Wait", "Seconds": 600, "End": true } } }],
                       "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "E" }], "End": true },
                "E": { "Type": "Succeed" } } }
            """);

        Assert.Equal(
            ["0 ExecutionStarted", "0 ParallelStateEntered W", "0 ParallelStateStarted", "0 WaitStateEntered I", "60 ExecutionTimedOut"],
            execution.Timeline());
        Assert.Equal((ExecutionStatus.TimedOut, null, null), (execution.Status, execution.Error, execution.Cause));
    }

    [Fact]
    public async Task Execution_WithoutTimeout_EndsAfterAYear()
    {
        var execution = await Machine.RunAsync(Machine.Of($"\"S\": {Machine.Task()}"), function: _ => TaskOutcome.Hang);

        Assert.Equal((ExecutionStatus.TimedOut, 365.0), (execution.Status, (execution.StopTime! - execution.StartTime).Value.TotalDays));
    }

    private static Task<Execution> RunAsync(TimeSpan duration) => Machine.RunAsync(
        Machine.Of($"\"S\": {Machine.Task("\"TimeoutSeconds\": 5, \"End\": true")}"),
        function: _ => TaskOutcome.Succeeded("1") with { Duration = duration });
}
