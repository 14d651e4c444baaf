using AmiPipeline.Reports;
using AmiPipeline.Reports.Deployed;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using Xunit;

namespace AmiPipeline.Engines.Tests;

/// <summary>Which strand an event belongs to, in histories that the engine writes as Step Functions does.</summary>
public sealed class StrandTrackerTests
{
    private const string Task = """ "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111122223333:function:f" """;

    // An iteration in an iteration, beside a branch; each state's name is written out with the iterations that it is in.
    private const string Nested = """
        { "StartAt": "First", "States": {
            "First": { "Type": "Pass", "Next": "Both" },
            "Both": { "Type": "Parallel", "Next": "Last", "Branches": [
              { "StartAt": "Alone", "States": { "Alone": { "Type": "Wait", "Seconds": 5, "Next": "Then" }, "Then": { "Type": "Pass", "End": true } } },
              { "StartAt": "Outer", "States": { "Outer": { "Type": "Map", "ItemsPath": "$", "MaxConcurrency": 2, "Next": "After outer", "ItemProcessor": {
                "StartAt": "Inner", "States": { "Inner": { "Type": "Map", "ItemsPath": "$", "Next": "After inner", "ItemProcessor": {
                  "StartAt": "Wait", "States": { "Wait": { "Type": "Wait", "SecondsPath": "$", "End": true } } } },
                "After inner": { "Type": "Pass", "End": true } } } },
                "After outer": { "Type": "Pass", "End": true } } } ] },
            "Last": { "Type": "Pass", "End": true } } }
        """;

    [Fact]
    public async Task Events_OfNestedIterations_BelongToThem()
    {
        var execution = await RunAsync(Nested, "[[3, 1], [2], [7, 4]]");

        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        Assert.Equal(
            [
                "After inner 0", "After inner 1", "After inner 2", "After outer ", "Alone ", "Both ", "First ", "Inner 0", "Inner 1", "Inner 2", "Last ", "Outer ", "Then ",
                "Wait 0.0", "Wait 0.1", "Wait 1.0", "Wait 2.0", "Wait 2.1",
            ],
            Places(execution).Where(place => place.Event.Type.ToString().EndsWith("StateEntered", StringComparison.Ordinal)).Select(Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Events_OfAState_BelongToTheStrandThatEnteredIt()
    {
        var places = Places(await RunAsync(Nested, "[[3, 1], [2], [7, 4]]"));

        var entered = places.Where(place => place.Event.Type.ToString().EndsWith("StateEntered", StringComparison.Ordinal)).Select(place => (place.Event.Name, place.Place.Strand)).ToList();
        var exited = places.Where(place => place.Event.Type.ToString().EndsWith("StateExited", StringComparison.Ordinal)).Select(place => (place.Event.Name, place.Place.Strand)).ToList();
        Assert.Equal(entered.Count, exited.Count);
        Assert.All(exited, state => Assert.Contains(state, entered));
    }

    [Fact]
    public async Task Strands_AtTheEnd_HaveAllEndedOnce()
    {
        var places = Places(await RunAsync(Nested, "[[3, 1], [2], [7, 4]]"));

        // The execution's own, two branches, three outer iterations, five inner ones.
        var ended = places.SelectMany(place => place.Place.Ended).ToList();
        Assert.Equal(11, ended.Count);
        Assert.Equal(ended.Distinct(), ended);
        Assert.Equal(places.Select(place => place.Place.Strand).ToHashSet(), ended.ToHashSet());
    }

    [Fact]
    public async Task Failure_OfABranch_EndsTheOthersAndGoesBackToTheState()
    {
        var places = Places(await RunAsync(
            """
            { "StartAt": "Both", "States": {
                "Both": { "Type": "Parallel", "End": true, "Catch": [ { "ErrorEquals": ["Odd"], "Next": "Caught" } ], "Branches": [
                  { "StartAt": "Long", "States": { "Long": { "Type": "Wait", "Seconds": 100, "End": true } } },
                  { "StartAt": "Short", "States": { "Short": { "Type": "Wait", "Seconds": 1, "Next": "Fault" }, "Fault": { "Type": "Fail", "Error": "Odd" } } } ] },
                "Caught": { "Type": "Pass", "End": true } } }
            """, "{}"));

        var failed = places.Single(place => place.Event.Type == HistoryEventType.ParallelStateFailed);
        Assert.Equal(2, failed.Place.Ended.Count);
        Assert.Equal(places.Single(place => place.Event is { Name: "Fault" }).Place.Strand, failed.Place.Previous);
        Assert.Equal(places.First(place => place.Event is { Name: "Both" }).Place.Strand, places.First(place => place.Event is { Name: "Caught" }).Place.Strand);
    }

    [Theory]
    [InlineData("Parallel", """ "Branches": [ { "StartAt": "Call", "States": { "Call": { TASK, "End": true } } }, { "StartAt": "Pause", "States": { "Pause": { "Type": "Wait", "Seconds": 9, "End": true } } } ] """)]
    [InlineData("Map", """ "ItemsPath": "$", "ItemProcessor": { "StartAt": "Pause", "States": { "Pause": { "Type": "Wait", "SecondsPath": "$", "Next": "Call" }, "Call": { TASK, "End": true } } } """)]
    public async Task Retry_OfAForkedState_StartsNewStrands(string type, string fork)
    {
        var execution = await RunAsync(
            $$"""{ "StartAt": "Fork", "States": { "Fork": { "Type": "{{type}}", {{fork.Replace("TASK", Task)}}, "Retry": [ { "ErrorEquals": ["Odd"] } ], "Next": "Last" }, "Last": { "Type": "Pass", "End": true } } }""",
            "[1, 2]", """{ "Call": [ { "throw": { "Error": "Odd" } }, { "return": 1 }, { "return": 1 } ] }""");

        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        var places = Places(execution);
        Assert.Equal(5, places.Select(place => place.Place.Strand).Distinct().Count());
        Assert.Equal(places[0].Place.Strand, places.First(place => place.Event is { Name: "Last" }).Place.Strand);
        Assert.All(places, place => Assert.False(place.IsOfAnEndedStrand));
    }

    /// <summary>Step Functions bills the retries of each strand; another strand's events between a failure and its retry make no difference.</summary>
    [Fact]
    public async Task Transitions_OfIterationsWithRetries_AreThoseThatTheEngineCounts()
    {
        var execution = await RunAsync(
            $$"""
            { "StartAt": "Items", "States": { "Items": { "Type": "Map", "ItemsPath": "$", "End": true, "ItemProcessor": { "StartAt": "Pause", "States": {
                "Pause": { "Type": "Wait", "SecondsPath": "$", "Next": "Call" },
                "Call": { {{Task}}, "End": true, "Retry": [ { "ErrorEquals": ["Odd"], "IntervalSeconds": 2 } ] } } } } } }
            """,
            "[1, 2, 3]", """{ "Call": [ { "throw": { "Error": "Odd" } }, { "throw": { "Error": "Odd" } }, { "throw": { "Error": "Odd" } }, { "return": 1 }, { "return": 1 }, { "return": 1 } ] }""");

        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        Assert.Equal(execution.StateTransitions, DeployedReport.CountTransitions(execution.History));
    }

    private static async Task<Execution> RunAsync(string definition, string input, string mocks = "{}")
    {
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        var execution = new Execution(StateMachineDocument.Load(definition), input, clock, new ExecutionOptions());
        await new ExecutionDriver(new MockTaskHandler(mocks), clock).RunAsync(execution, TestContext.Current.CancellationToken);
        return execution;
    }

    private static List<(HistoryEvent Event, StrandEvent Place, bool IsOfAnEndedStrand)> Places(Execution execution)
    {
        var tracker = new StrandTracker();
        return [.. execution.History.Select(one => tracker.Take(one) is var place ? (one, place, place.Strand.IsEnded && !place.Ended.Contains(place.Strand)) : default)];
    }

    private static string Name((HistoryEvent Event, StrandEvent Place, bool IsOfAnEndedStrand) entered) =>
        $"{entered.Event.Name} {string.Join('.', entered.Place.Strand.Iterations)}";
}
