using AmiPipeline.Errors;
using AmiPipeline.Scenarios.Outages;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Drivers;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>
/// The image that other accounts could read is deregistered by clean-up. EC2 may then show it no more, for hours, before it says that it is gone: access to it has gone
/// with it. What EC2 does not show, although clean-up has not removed it, may still be shared.
/// </summary>
public sealed class DeregisteredSharedImageScenarios
{
    internal const string WithoutSource = """
        { "source": { "imageId": "ami-05000000000000001" }, "name": "only-copies", "kmsKeyId": "alias/golden",
          "copies": { "keepSource": false, "to": [{ "region": "us-west-2" }, { "accountId": "777788889999", "region": "us-east-1", "kmsKeyId": "alias/copies" }] } }
        """;

    private static readonly string AllOrNone = CopyAccount.RequestForAccounts.Replace("\"to\"", "\"onFailure\": \"rollBack\", \"to\"", StringComparison.Ordinal);

    public static TheoryData<double> Hours => [0, 1, 3];

    [Theory]
    [MemberData(nameof(Hours))]
    public async Task WithoutTheSource_CleanUpTakesMinutes(double hours)
    {
        var account = Shows(hours);

        var report = await account.SucceedAsync(WithoutSource);

        Assert.InRange(report.Duration, TimeSpan.Zero, TimeSpan.FromMinutes(40));
        Assert.Equal(hours > 0, report.CleanUp.Uncertain.Contains(report.Result!.ImageId));
        Assert.Equal(2, account.AssertNothingTemporaryLeft().Count);
    }

    [Theory]
    [MemberData(nameof(Hours))]
    public async Task WithoutTheSource_CopyThatFails_IsWhatTheExecutionFailsWith(double hours)
    {
        var account = Shows(hours);
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "CopyImage" && call.AccountId == CopyAccount.Third).Refuse("UnauthorizedOperation", "Injected.", 403);

        var report = await account.RunAsync(WithoutSource);

        Assert.Equal(nameof(CopiesFailedException), report.Failure!.Error);
        Assert.InRange(report.Duration, TimeSpan.Zero, TimeSpan.FromMinutes(40));
        // It is named if nobody has said that it is gone.
        Assert.Equal(hours > 0, report.Failure.Cause.Contains("\nNot known to be gone: ami-", StringComparison.Ordinal));
        Assert.Single(account.AssertNothingTemporaryLeft());
    }

    [Theory]
    [MemberData(nameof(Hours))]
    public async Task RollBack_IsWhatTheExecutionFailsWith(double hours)
    {
        var account = Shows(hours);
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "RegisterImage" && call.AccountId == CopyAccount.Other).Refuse("UnauthorizedOperation", "Injected.", 403);

        var report = await account.RunAsync(AllOrNone);

        Assert.Equal(nameof(CopiesFailedException), report.Failure!.Error);
        Assert.InRange(report.Duration, TimeSpan.Zero, TimeSpan.FromMinutes(50));
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    /// <summary>The answer to the call that has removed it is lost, or access could not be taken back before: it has gone with the image anyway.</summary>
    [Theory]
    [InlineData("DeregisterImage")]
    [InlineData("ModifyImageAttribute")]
    [InlineData("DeleteTags")]
    public async Task AnswerOfCleanUp_ThatIsLost_FailsNothing(string action)
    {
        var account = Shows(3);
        account.Home.Engine.Cloud.Faults.When(call => IsOfCleanUp(call) && call.Action == action, times: 3).LoseResponse();

        var report = await account.SucceedAsync(WithoutSource);

        Assert.Contains(account.Home.Engine.Cloud.Calls.All, call => call.IsResponseLost);
        Assert.InRange(report.Duration, TimeSpan.Zero, TimeSpan.FromMinutes(50));
        Assert.Equal(2, account.AssertNothingTemporaryLeft().Count);
    }

    /// <summary>A pass has done its work, and nobody is told: the next knows no less.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    public async Task ResultOfCleanUp_ThatIsLost_FailsNothing(double hours, int passesBefore)
    {
        var account = Shows(hours, functions => new LossyLambda(functions, StateNames.CleanUp, "Lambda.Unknown", times: 1, after: passesBefore));

        var report = await account.SucceedAsync(WithoutSource);

        Assert.InRange(report.Duration, TimeSpan.Zero, TimeSpan.FromMinutes(40));
        Assert.Equal(2, account.AssertNothingTemporaryLeft().Count);
    }

    /// <summary>It is there all the time: access is taken back when EC2 shows it again, although it is committed, or was not seen by clean-up before.</summary>
    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task ImageThatDoesNotShow_ForHalfAnHour_IsNotTakenForGone(string keepSource)
    {
        var account = new CopyAccount();
        DateTimeOffset? since = null;
        account.Home.Engine.Cloud.Faults.When(
            call => IsOfCleanUp(call) && call.Action == "DescribeImages" && call.At - (since ??= call.At) < TimeSpan.FromMinutes(30),
            times: int.MaxValue).ShowNothing();

        var report = await account.SucceedAsync(WithoutSource.Replace("false", keepSource, StringComparison.Ordinal));

        Assert.True(report.Duration > TimeSpan.FromMinutes(30));
        Assert.Equal(keepSource == "true" ? 3 : 2, account.AssertNothingTemporaryLeft().Count);
    }

    private static bool IsOfCleanUp(RecordedCall call) => call.AccountId == Account.Id && call.RoleArn?.Contains($"-{FunctionNames.CleanUp}-", StringComparison.Ordinal) == true;

    private static CopyAccount Shows(double hours, Func<ITaskHandler, ITaskHandler>? tasks = null) => new(
        options => options with { EventualConsistency = EventualConsistency.None with { DeregisteredImageIds = TimeSpan.FromHours(hours) } }, tasks: tasks);
}
