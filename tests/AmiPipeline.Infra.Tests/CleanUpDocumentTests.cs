using System.Text.Json;
using AmiPipeline.Errors;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What must hold for the clean-up state machine's document.</summary>
public sealed class CleanUpDocumentTests(ITestOutputHelper output)
{
    public const string Path = "statemachine/ami-pipeline-clean-up.asl.json";

    private static readonly string Json = Repository.Read(Path);

    private static readonly JsonElement States = JsonDocument.Parse(Json).RootElement.GetProperty("States");

    [Fact]
    public void Document_HasNoFaults() => Assert.Empty(StateMachineDocument.Check(Json));

    /// <summary>The same loop with the same patience; only whose resources it removes is read from elsewhere.</summary>
    [Fact]
    public void Loop_IsThePipelinesOwn()
    {
        Assert.All(
            ["TimeoutSeconds", "Retry", "Resource", "ResultPath", "Next"],
            field => AssertSame(PipelineAsl.States["Clean up"].GetProperty(field), States.GetProperty("Clean up").GetProperty(field)));
        AssertSame(PipelineAsl.States["Clean up: Wait"], States.GetProperty("Clean up: Wait"));
        AssertSame(PipelineAsl.States["Clean up: Finished?"].GetProperty("Choices"), States.GetProperty("Clean up: Finished?").GetProperty("Choices"));
    }

    /// <summary>Every task works for the execution of the event, never for the clean-up itself.</summary>
    [Fact]
    public void Tasks_WorkForTheExecutionThatEnded() => Assert.All(
        States.EnumerateObject().Where(state => state.Value.Text("Type") == "Task"),
        task =>
        {
            var execution = task.Value.GetProperty("Parameters").GetProperty("execution");
            Assert.Equal(
                ("$.detail.executionArn", "$.detail.name", "$.detail.stateMachineArn"),
                (execution.Text("id.$"), execution.Text("name.$"), execution.Text("stateMachineArn.$")));
        });

    /// <summary>The history's limit and the machine's own time limit would leave things behind.</summary>
    [Fact]
    public async Task LongestCleanUp_EndsByItself_WithinTimeAndHistory()
    {
        var execution = await RunAsync("FAILED");

        output.WriteLine($"{execution.History.Count} events, {(execution.StopTime - execution.StartTime)?.TotalDays:0.0} days");
        Assert.Equal((ExecutionStatus.Failed, nameof(CleanUpIncompleteException)), (execution.Status, execution.Error));
    }

    [Theory]
    [InlineData("RUNNING")]
    [InlineData("PENDING_REDRIVE")]
    public async Task ExecutionThatRuns_IsRefused_BeforeAnythingIsLookedFor(string status)
    {
        var execution = await RunAsync(status);

        Assert.Equal((ExecutionStatus.Failed, nameof(RequestRefusedException)), (execution.Status, execution.Error));
        Assert.DoesNotContain(execution.History, happened => happened.Name == "Clean up");
    }

    private static async Task<Execution> RunAsync(string status)
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var input = $$"""
            { "detail": { "executionArn": "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:one", "name": "one",
              "stateMachineArn": "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline", "status": "{{status}}", "input": "{}" } }
            """;
        var execution = new Execution(StateMachineDocument.Load(Json), input, clock);
        await new ExecutionDriver(new SlowestFunctions(clock, "instance", null), clock).RunAsync(execution, TestContext.Current.CancellationToken);
        return execution;
    }

    private static void AssertSame(JsonElement expected, JsonElement found) => Assert.True(JsonElement.DeepEquals(expected, found), $"expected {expected}\nfound    {found}");
}
