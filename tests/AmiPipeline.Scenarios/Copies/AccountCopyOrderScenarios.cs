using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>The copies of one account end while those of another have not begun: the image is shared in several passes, and everything is taken back at the end.</summary>
public sealed class AccountCopyOrderScenarios
{
    // More often than the copies of the other account take: a quota is waited for in steps of five minutes.
    private const int Waits = 40;

    [Theory]
    [InlineData("CopySnapshot", CopyAccount.Other, CopyAccount.Third)]
    [InlineData("CopyImage", CopyAccount.Third, CopyAccount.Other)]
    public async Task AccountThatIsDone_WhileAnotherStarts_KeepsNoAccess(string action, string late, string early)
    {
        var account = new CopyAccount();
        var order = new List<string>();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == action && call.AccountId == late, times: Waits).Refuse("ResourceLimitExceeded");
        account.Home.Engine.Cloud.Calls.Answered += (_, call) => order.AddRange(Step(call));

        await account.SucceedAsync(CopyAccount.RequestForAccounts);

        Assert.Equal(5, account.AssertNothingTemporaryLeft().Count);
        Assert.True(order.LastIndexOf($"{early} CreateTags") < order.LastIndexOf($"{late} {action}"), "The early account's copies did not end before the late one's began.");
    }

    private static IEnumerable<string> Step(RecordedCall call) => call.AccountId == Account.Id ? [] : [$"{call.AccountId} {call.Action}"];
}
