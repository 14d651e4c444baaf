using AmiPipeline.Errors;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Scenarios.Explored;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Retention;

/// <summary>
/// The first calls of each kind by which older images make room go wrong, in one way of each sort, which take turns from call to call (<c>.ci/explore</c> has all): none goes that is to stay, the new ones are there, the result is true,
/// what passes fails nothing, and after the next execution none is left that is to go, whole or half.
/// </summary>
public sealed class RetentionFaultScenarios
{
    private const string Request = """
        { "source": { "imageId": "ami-03000000000000001" }, "name": "web-{execution}", "kmsKeyId": "alias/golden",
          "copies": { "to": [{ "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs" }] },
          "retention": { "family": "web", "keepLatest": 1 } }
        """;

    private static readonly string[][] Faults = [["refused", "denied"], ["throttled", "error-after", "lost-answer", "half-answer"], ["empty-listing"], ["tags-late", "seen-late"]];

    [Fact]
    public async Task FaultAtEachCall_AndKillsBetweenChanges_LeaveNothingHalfRemoved()
    {
        var explored = await ExploredCalls.CreateAsync(Request);
        // In each account the first two of a kind.
        var calls = explored.From(FunctionNames.RetainImages).GroupBy(call => (call.Action, call.AccountId)).SelectMany(same => same.Take(2)).ToList();
        Assert.True(calls.Count > 15, $"{calls.Count} calls");

        await explored.CheckAsync(calls, Faults, (_, trial) =>
            ExploredCalls.Committed(trial) != 2 ? "not both new images are there"
            : trial.Run.Status != ExecutionStatus.Succeeded && trial.Run.Error != nameof(RetentionFailedException) ? $"the error is {trial.Run.Error}"
            : null);

        // One answer about their use that lacks something lets none go that is used, and one that is denied lets none of that place go: that by which it is decided, and the last.
        var references = explored.From(FunctionNames.RetainImages).Where(call => call.Action is "DescribeImageReferences" or "DescribeLaunchConfigurations").GroupBy(call => (call.Action, call.AccountId)).SelectMany(same => same.TakeLast(2)).ToList();
        Assert.Equal(8, references.Count);
        await explored.CheckAsync(references, [["empty-listing"]], (_, _) => null);
        await explored.CheckAsync(references, [["denied"]], (call, trial) => GoneOf(trial, new Place(call.AccountId, call.Region)) is [var gone, ..] ? $"{gone} is gone" : null);
        await explored.CheckAsync([.. calls.Where(call => call.Action.Contains("ImageUsageReport", StringComparison.Ordinal) || call.Action == "DescribeImageAttribute")], [["denied"]], (_, _) => null);

        // Killed between two of its changes, which is after the one and before the other, it leaves nothing that the next execution does not find.
        var changes = calls.Where(call => call.Action is "CreateTags" or "DeregisterImage" or "DeleteSnapshot").ToList();
        await explored.CheckAsync(changes, [["killed"]], (_, _) => null);
        await explored.CheckAsync([changes[0]], [["killed-before"]], (_, _) => null);
    }

    private static List<string> GoneOf(TrialRecord trial, Place place) =>
        [.. trial.Start.Views[place].Images.Select(image => image.Id).Except(trial.AfterRun.Views[place].Images.Select(image => image.Id))];
}
