using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

public sealed class CatchTests
{
    [Fact]
    public async Task Catch_WithResultPath_PutsTheErrorOntoTheRawInput()
    {
        var execution = await RunAsync(
            """ "InputPath": "$.inner", "ResultPath": "$.unused", "OutputPath": "$.nowhere", """, "\"ResultPath\": \"$.failure\", ",
            TaskOutcome.Failed("X", "why"));

        Assert.Equal("""{"inner":{"a":1},"failure":{"Error":"X","Cause":"why"}}""", execution.Output);
    }

    [Fact]
    public async Task Catch_WithNullResultPath_DropsTheError()
    {
        var execution = await RunAsync(string.Empty, "\"ResultPath\": null, ", TaskOutcome.Failed("X", "why"));

        Assert.Equal("""{"inner":{"a":1}}""", execution.Output);
    }

    [Fact]
    public async Task Catch_OfTimeout_HasAnEmptyCause()
    {
        var execution = await RunAsync("\"TimeoutSeconds\": 5, ", string.Empty, TaskOutcome.Hang);

        Assert.Equal("""{"Error":"States.Timeout","Cause":""}""", execution.Output);
    }

    [Fact]
    public async Task Catch_WhoseResultPathCannotBeApplied_FailsTheExecution()
    {
        var execution = await RunAsync(string.Empty, "\"ResultPath\": \"$.inner.a.deep\", ", TaskOutcome.Failed("X", "why"));

        Assert.Equal((ExecutionStatus.Failed, ErrorNames.ResultPathMatchFailure), (execution.Status, execution.Error));
    }

    [Fact]
    public async Task Catch_AfterRetriesAreUsedUp_ComesNext()
    {
        var execution = await RunAsync(
            """ "Retry": [{ "ErrorEquals": ["X"], "MaxAttempts": 1 }, { "ErrorEquals": ["States.ALL"], "MaxAttempts": 9 }], """, string.Empty,
            TaskOutcome.Failed("X", "why"));

        // The first retrier that matches decides; the second is never asked.
        Assert.Equal(1, (execution.StopTime! - execution.StartTime).Value.TotalSeconds);
        Assert.Equal("""{"Error":"X","Cause":"why"}""", execution.Output);
    }

    private static Task<Execution> RunAsync(string fields, string catcher, TaskOutcome outcome) => Machine.RunAsync(
        Machine.Of($$"""
            "S": {{Machine.Task($$"""{{fields}} "Catch": [{ "ErrorEquals": ["States.ALL"], {{catcher}} "Next": "E" }], "End": true """)}},
            "E": { "Type": "Succeed" }
            """),
        """{"inner":{"a":1}}""",
        _ => outcome);
}
