using AmiPipeline.Exploration.Faults;
using AmiPipeline.Scenarios.Outages;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>
/// Every call of an execution with copies in three accounts and three Regions goes wrong in turn, in each way that AWS has: no account and Region keeps anything but what was
/// committed, and every permission and grant is taken back.
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

    /// <summary>One of each sort: what the state machine does about them differs. Copies to Regions are explored under every kind.</summary>
    public static TheoryData<string> Faults { get; } = ["refused", "lost-answer", "expired", "empty-listing"];

    /// <summary>Those that fail a copy: what passes by itself is among the others.</summary>
    public static TheoryData<string> LastingFaults { get; } = ["refused", "empty-listing"];

    [Theory]
    [MemberData(nameof(Faults))]
    public Task FaultAtEachCall_LeavesNothingButWhatIsCommitted(string name) => AtEachCallAsync(Request, isInEachRegion: !Named(name).IsPassing, async (account, call) =>
    {
        var fault = Named(name);
        fault.Strike!(account.Home.Engine.Cloud.Faults.AtCall(call.Number));

        var report = await account.RunAsync(Request);

        var committed = account.AssertNothingTemporaryLeft();
        Assert.True(!fault.IsPassing || report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Equal(report.Status == ExecutionStatus.Succeeded, committed.Count == Copies + 1);
    });

    /// <summary>All or nothing: only a call of the last commits can leave a part, and says so.</summary>
    [Theory]
    [MemberData(nameof(LastingFaults))]
    public Task FaultAtEachCall_WithRollBack_LeavesAllOrNothing(string name) => AtEachCallAsync(AllOrNone, isInEachRegion: false, async (account, call) =>
    {
        Named(name).Strike!(account.Home.Engine.Cloud.Faults.AtCall(call.Number));

        var report = await account.RunAsync(AllOrNone);

        var committed = account.AssertNothingTemporaryLeft().Count;
        Assert.Equal(report.Status == ExecutionStatus.Succeeded, committed == Copies + 1);
        Assert.True(committed is 0 or Copies + 1 || call.Action == "CreateTags", $"{committed} are committed: {report.Failure}");
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task KilledAtEachCall_TheSameAgain_MakesAllAndLeavesNothing(bool afterItsEffect) => AtEachCallAsync(Request, isInEachRegion: true, async (account, call) =>
    {
        await KilledExecution.KillAsync(account.Home, Request, call.Number, afterItsEffect);

        var report = await account.RunAsync(Request);

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Equal(Copies + 1, account.AssertNothingTemporaryLeft().Count);
    });

    private static FaultKind Named(string name) => FaultKinds.All.First(kind => kind.Name == name);

    private static async Task AtEachCallAsync(string request, bool isInEachRegion, Func<CopyAccount, RecordedCall, Task> act)
    {
        foreach (var call in await CallsOfCopiesAsync(request, isInEachRegion))
        {
            var account = new CopyAccount();
            try
            {
                await act(account, call);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"At call {call.Number}, {call.Action} in {call.Region} of {call.AccountId}: {error.Message}", error);
            }
        }
    }

    // Those of other places, and all that follow the image's verification: the exploration has the rest. Of calls that are repeated, the first is enough, in each account and Region or, for what passes by itself, in each account.
    private static async Task<IReadOnlyList<RecordedCall>> CallsOfCopiesAsync(string request, bool isInEachRegion)
    {
        var account = new CopyAccount();
        await account.SucceedAsync(request);
        var calls = account.Home.Engine.Cloud.Calls.All;
        var given = calls.First(call => call.Action == "ModifyImageAttribute").Number;
        var ofCopies = calls.Where(call => call.AccountId != Account.Id || call.Region != Account.Region || call.Number > given - 10).GroupBy(call => (call.Action, Region: isInEachRegion ? call.Region : "", call.AccountId)).ToList();
        Assert.True(ofCopies.Count > 25);
        return [.. ofCopies.Select(same => same.First())];
    }
}
