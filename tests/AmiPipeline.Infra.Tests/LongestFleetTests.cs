using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>A child of a fleet that only looks at an execution, which another one started, outlasts it: no Catch escapes the history's limit of 25,000 events.</summary>
public sealed class LongestFleetTests
{
    private const string Input = """{ "request": {}, "base": "golden-1", "name": "golden-1", "attempt": 1, "tries": { "count": 1 }, "pause": { "seconds": 60 }, "executions": "arn", "since": "2026-01-01T00:00:00Z" }""";

    [Theory]
    [InlineData(1.0 / 24, 10)]
    [InlineData(1, 60)]
    [InlineData(180, 9 * 60)]
    public async Task LongestExecution_IsWaitedFor_AndItsEndIsSeen(double days, int latestMinutes)
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var map = JsonNode.Parse(Repository.Read(FleetDocumentTests.Path))!["States"]![FleetStates.ConvertImages]!;
        var processor = map["ItemProcessor"]!.AsObject();
        processor.Remove("ProcessorConfig");
        var child = new Execution(StateMachineDocument.Load(processor.ToJsonString()), Input, clock);
        var end = clock.GetUtcNow().AddDays(days);

        await new ExecutionDriver(new Running(clock, end), clock).RunAsync(child, TestContext.Current.CancellationToken);

        Assert.Equal((ExecutionStatus.Succeeded, null), (child.Status, child.Error));
        Assert.InRange(child.StopTime!.Value - end, TimeSpan.Zero, TimeSpan.FromMinutes(latestMinutes));
        Assert.InRange(child.History.Count, 1, 15_000);
        Assert.InRange(ExecutionTime(), TimeSpan.FromDays(1), TimeSpan.FromDays(180));
    }

    // Out of the document: what CDK has is for one thread only.
    private static TimeSpan ExecutionTime() => TimeSpan.FromSeconds(JsonNode.Parse(Repository.Read("statemachine/ami-pipeline.asl.json"))!["TimeoutSeconds"]!.GetValue<long>());

    private sealed class Running(TimeProvider clock, DateTimeOffset end) : ITaskHandler
    {
        public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(
            request.StateName == FleetStates.ConvertImage ? TaskOutcome.Failed("StepFunctions.ExecutionAlreadyExistsException", "It exists.")
            : TaskOutcome.Succeeded($$"""{ "ExecutionArn": "arn:golden-1", "Status": "{{(clock.GetUtcNow() < end ? "RUNNING" : "SUCCEEDED")}}", "StartDate": "2026-01-01T00:00:00Z", "Input": "{}" }"""));
    }
}
