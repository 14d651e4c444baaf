using AmiPipeline.Exploration.Faults;
using AmiPipeline.Scenarios.Explored;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>
/// The calls of an execution with copies in three accounts and three Regions go wrong, one of each kind in a place or an account, in a few ways that the state machine handles
/// differently (<c>.ci/explore</c> has all): no account and Region keeps anything but what was committed, and every permission and grant is taken back.
/// </summary>
public sealed class AccountCopyFaultScenarios
{
    private const int Copies = 4;

    // The image itself is one CopyImage, so that most calls are those of its copies.
    private const string Request = """
        { "source": { "imageId": "ami-01000000000000001" }, "name": "copied", "kmsKeyId": "alias/golden",
          "copies": { "to": [
            { "region": "us-west-2" },
            { "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs", "volumes": [{ "deviceName": "/dev/sdf", "kmsKeyId": "alias/theirs-data" }] },
            { "accountId": "777788889999", "regions": ["us-east-1", "eu-west-1"], "kmsKeyId": "alias/copies" }] } }
        """;

    private static readonly string AllOrNone = Request.Replace("\"to\"", "\"onFailure\": \"rollBack\", \"to\"", StringComparison.Ordinal);

    [Fact]
    public async Task FaultAtEachCall_LeavesNothingButWhatIsCommitted()
    {
        var explored = await ExploredCalls.CreateAsync(Request);
        // What changes something in each account and Region, what asks in each account.
        var calls = CallsOfCopies(explored, isInEachRegion: true).Where(CallFaultKinds.Changes).Union(CallsOfCopies(explored, isInEachRegion: false)).ToList();
        await explored.CheckAsync(calls, [["refused", "expired"], ["empty-listing"]], (_, trial) => IsDone(trial) == (ExploredCalls.Committed(trial) == Copies + 1) ? null : "all are committed, and it fails");
        await explored.CheckAsync(CallsOfCopies(explored, isInEachRegion: false), [["lost-answer"]], (_, _) => null);
        // An image that is known to be shared is not taken for gone because listings lack it.
        await explored.CheckAsync([explored.Of(FunctionNames.CleanUp).First(call => call.Action == "DescribeImages")], [["empty-listing-5"]], (_, trial) => IsDone(trial) ? null : trial.Run.Cause);
    }

    /// <summary>All or nothing: only a call of the last commits can leave a part, and says so. What passes by itself is among the others.</summary>
    [Fact]
    public async Task FaultAtEachCall_WithRollBack_LeavesAllOrNothing()
    {
        var explored = await ExploredCalls.CreateAsync(AllOrNone);
        await explored.CheckAsync(CallsOfCopies(explored, isInEachRegion: false), [["refused"], ["empty-listing"]], (call, trial) => ExploredCalls.Committed(trial) is var committed
            && IsDone(trial) == (committed == Copies + 1) && (committed is 0 or Copies + 1 || call.Action == "CreateTags") ? null : $"{committed} are committed");
    }

    [Fact]
    public async Task KilledAtEachCall_TheSameAgain_MakesAllAndLeavesNothing()
    {
        var explored = await ExploredCalls.CreateAsync(Request);
        // After and before calls that only ask, the world is as before and after those that change it.
        await explored.CheckAsync([.. CallsOfCopies(explored, isInEachRegion: true).Where(CallFaultKinds.Changes)], [["killed"], ["killed-before"]], (_, trial) => trial.Again?.Status == ExecutionStatus.Succeeded ? null : $"the same again fails: {trial.Again?.Cause}");
    }

    private static bool IsDone(Exploration.Trials.TrialRecord trial) => trial.Run.Status == ExecutionStatus.Succeeded;

    // Those of other places, and all that follow the image's verification: the exploration has the rest. Of calls that are repeated, the first is enough, in each account and Region or, for what passes by itself, in each account.
    private static List<RecordedCall> CallsOfCopies(ExploredCalls explored, bool isInEachRegion)
    {
        var given = explored.Calls.First(call => call.Action == "ModifyImageAttribute").Number;
        var ofCopies = explored.Calls.Where(call => call.AccountId != Account.Id || call.Region != Account.Region || call.Number > given - 10).GroupBy(call => (call.Action, Region: isInEachRegion ? call.Region : "", call.AccountId)).ToList();
        Assert.True(ofCopies.Count > 25);
        return [.. ofCopies.Select(same => same.First())];
    }
}
