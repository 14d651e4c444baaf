using System.Globalization;
using AmiPipeline.Reports;
using AmiPipeline.StatesLanguage.History;
using Xunit;

namespace AmiPipeline.Engines.Tests;

public sealed class CleanUpReportTests
{
    private const string Both = """{ "remaining": [{ "id": "i-1", "state": "running" }, { "id": "vol-1", "state": "in-use" }] }""";

    [Fact]
    public void From_PassesThatListLessAndLess_SaysWhatIsRemoved()
    {
        var report = Report(Both, """{ "remaining": [{ "id": "vol-1", "state": "available", "reason": "Not allowed." }] }""");

        Assert.Equal(["i-1"], report.Removed);
        Assert.Equal("vol-1 (available): Not allowed.", Assert.Single(report.Remaining).ToString());
        Assert.False(report.IsComplete);
    }

    [Fact]
    public void From_APassThatCouldNotList_TakesNothingForRemoved()
    {
        var report = Report(Both, """{ "remaining": [{ "id": "i-1", "state": "shutting-down" }], "listingFailures": ["volumes not listed: Not now."] }""");

        Assert.Empty(report.Removed);
        Assert.Equal(["i-1 (shutting-down)", "vol-1 (in-use)"], report.Remaining.Select(resource => resource.ToString()));
        Assert.Equal(["volumes not listed: Not now."], report.ListingFailures);
    }

    [Fact]
    public void From_AFailedListingThatPasses_IsComplete()
    {
        var report = Report("""{ "listingFailures": ["volumes not listed: Not now."] }""", """{ "finished": true }""");

        Assert.True(report.IsComplete);
        Assert.Empty(report.Removed);
    }

    [Fact]
    public void From_ALastPassThatIsNotSure_SaysOfWhat()
    {
        var report = Report(Both, """{ "finished": true, "shown": [{ "id": "vol-1", "state": "in-use" }] }""");

        Assert.Equal(["i-1"], report.Removed);
        Assert.Equal(["vol-1"], report.Uncertain);
        Assert.True(report.IsComplete);
    }

    [Fact]
    public void From_APassOfAnotherVersion_SaysNothingOfIt() =>
        Assert.True(Report("""{ "remaining": ["i-1 (running)"] }""") is { IsComplete: true, Removed.Count: 0 });

    [Fact]
    public void From_OtherStates_ReadsNothing() =>
        Assert.Empty(CleanUpReport.From([Event(1, HistoryEventType.TaskStateEntered, StateNames.LaunchInstance), Event(2, HistoryEventType.LambdaFunctionSucceeded, output: Both)]).Remaining);

    private static CleanUpReport Report(params string[] passes) => CleanUpReport.From(
        passes.SelectMany((output, index) => new[]
        {
            Event((2 * index) + 1, HistoryEventType.TaskStateEntered, StateNames.CleanUp),
            Event((2 * index) + 2, HistoryEventType.LambdaFunctionSucceeded, output: output),
        }));

    private static HistoryEvent Event(long id, HistoryEventType type, string? name = null, string? output = null) =>
        HistoryEvent.Recorded(id, id - 1, DateTimeOffset.Parse("2026-01-01T00:00:00Z", CultureInfo.InvariantCulture), type, name, output, null, null);
}
