using AmiPipeline.Errors;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>The history's limit and the machine's own time limit escape every Catch, so no execution may come to them: what its waits may take must fit in.</summary>
public sealed class LongestExecutionTests(ITestOutputHelper output)
{
    // Each state may meet throttling besides, or a task that is run again: three events each time.
    private const int Margin = 200;

    [Theory]
    [InlineData("instance", null, 0, false)]
    [InlineData("instance", 99, 0, false)]
    [InlineData("snapshots", null, 0, false)]
    [InlineData("snapshots", 99, 0, false)]
    [InlineData("snapshots", null, 1, false)]
    [InlineData("snapshots", 99, 1, false)]
    [InlineData("instance", 99, 7, false)]
    [InlineData("snapshots", null, 7, false)]
    [InlineData("snapshots", 99, 7, false)]
    [InlineData("snapshots", 99, 10, false)]
    [InlineData("instance", 99, 20, false)]
    [InlineData("snapshots", 99, 20, false)]
    [InlineData("snapshots", null, 0, true)]
    [InlineData("snapshots", 99, 0, true)]
    [InlineData("snapshots", 99, 1, true)]
    [InlineData("snapshots", 99, 7, true)]
    [InlineData("snapshots", 99, 20, true)]
    [InlineData("snapshots", 99, 0, true, "copyFirst")]
    public async Task LongestExecution_EndsByItself_WithinTimeAndHistory(string secondRoute, int? progressPercent, int retriesOfEachCheck, bool hasCopies, string firstRoute = "capture")
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var execution = new Execution(StateMachineDocument.Load(PipelineAsl.Json), """{ "source": { "accountId": "222233334444" } }""", clock);

        var functions = new ThrottledFunctions(new SlowestFunctions(clock, secondRoute, progressPercent, firstRoute, hasCopies), retriesOfEachCheck);
        await new ExecutionDriver(functions, clock).RunAsync(execution, TestContext.Current.CancellationToken);

        output.WriteLine($"{execution.History.Count} events, {(execution.StopTime - execution.StartTime)?.TotalDays:0.0} days, {execution.StateTransitions} transitions");
        Assert.True(execution.StopTime - execution.StartTime > TimeSpan.FromDays(7), execution.Cause);
        Assert.Equal((ExecutionStatus.Failed, nameof(CleanUpIncompleteException)), (execution.Status, execution.Error));
        Assert.InRange(execution.History.Count, 1, 25_000 - Margin);
    }
}
