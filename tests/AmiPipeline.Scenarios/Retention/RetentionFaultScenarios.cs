using AmiPipeline.Exploration.Faults;
using AmiPipeline.Reports;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Scenarios.Outages;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Retention;

/// <summary>Every call by which older images make room goes wrong in turn, in each way that AWS has: none goes that is to stay, none is left half removed, and the next execution does what is missing.</summary>
public sealed class RetentionFaultScenarios
{
    private const string Request = """
        { "source": { "imageId": "ami-03000000000000001" }, "name": "web-{execution}", "kmsKeyId": "alias/golden",
          "copies": { "to": [{ "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs" }] },
          "retention": { "family": "web", "keepLatest": 1 } }
        """;

    private static readonly AwsLocation Theirs = new(CopyAccount.Other, Account.Region);

    public static TheoryData<string> Faults { get; } = ["refused", "denied", "throttled", "error-after", "lost-answer", "half-answer"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task FaultAtEachCall_LeavesNothingHalfRemoved(string name)
    {
        var fault = FaultKinds.All.First(kind => kind.Name == name);
        foreach (var call in await CallsAsync())
        {
            var account = await WithOlderImagesAsync();
            fault.Strike!(account.Engine.Cloud.Faults.AtCall(call.Number));

            var report = await account.RunAsync(Request, "run-1");

            var at = $"{name} at call {call.Number}, {call.Action} in {call.AccountId}: {report.Failure}";
            Assert.True(!fault.IsPassing || report.Status == ExecutionStatus.Succeeded, at);
            Assert.True(report.Status == ExecutionStatus.Succeeded || report.Failure!.Error == nameof(Errors.RetentionFailedException), at);
            AssertTold(account, report, at);
            Assert.All(new[] { RetentionAccount.Home, Theirs }, place => Assert.Contains(account.Family(place), image => image.Name == "web-run-1"));

            account.Engine.Clock.Advance(TimeSpan.FromDays(1));
            await account.Copies.SucceedAsync(Request, "run-after");
            // Where it could not be told, the image waits.
            for (var wait = 0; wait < 2 && !IsTrimmed(account); wait++)
            {
                account.Engine.Clock.Advance(TimeSpan.FromDays(40));
                await account.Copies.SucceedAsync(Request, $"run-after-{wait}");
            }

            Assert.True(IsTrimmed(account), at);
            account.AssertNoneHalfRemoved();
        }
    }

    /// <summary>Killed before and after the effect of each of its calls, it leaves nothing that the next execution does not find.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task KilledAtEachCall_IsGoneOnWithByTheNext(bool afterItsEffect)
    {
        foreach (var call in (await CallsAsync()).Where(call => call.Action is "CreateTags" or "DeregisterImage" or "DeleteSnapshot"))
        {
            var account = await WithOlderImagesAsync();
            await KilledExecution.KillAsync(account.Copies.Home, Request, call.Number, afterItsEffect);

            account.Engine.Clock.Advance(TimeSpan.FromDays(1));
            await account.Copies.SucceedAsync(Request, "run-after");

            Assert.True(IsTrimmed(account), $"Killed at call {call.Number}, {call.Action} in {call.AccountId}.");
            account.AssertNoneHalfRemoved();
        }
    }

    private static bool IsTrimmed(RetentionAccount account) => new[] { RetentionAccount.Home, Theirs }.All(place => account.Family(place).Count == 1);

    // What the result calls removed is gone, and what it calls kept is there.
    private static void AssertTold(RetentionAccount account, ExecutionReport report, string at)
    {
        foreach (var item in report.Result?.Retention?.Items ?? [])
        {
            var there = account.Copies.In(item.Location).Images.Select(image => image.Id).ToHashSet();
            Assert.True(item.Images.All(image => image.State is OlderImageState.Failed || there.Contains(image.ImageId) == (image.State != OlderImageState.Removed)), at);
        }
    }

    private static async Task<RetentionAccount> WithOlderImagesAsync()
    {
        var account = new RetentionAccount();
        await account.MakeAsync(Request, "run-0");
        return account;
    }

    // In each account the first two of a kind that the second execution makes.
    private static async Task<IReadOnlyList<RecordedCall>> CallsAsync()
    {
        var account = await WithOlderImagesAsync();
        var before = account.Engine.Cloud.Calls.All.Count;
        await account.Copies.SucceedAsync(Request, "run-1");
        var calls = account.Engine.Cloud.Calls.All.Skip(before)
            .SkipWhile(call => !IsOf(FunctionNames.RetainImages, call)).TakeWhile(call => !IsOf(FunctionNames.CleanUp, call))
            .GroupBy(call => (call.Action, call.AccountId)).SelectMany(same => same.Take(2)).ToList();
        Assert.True(calls.Count > 15, $"{calls.Count} calls");
        return calls;
    }

    private static bool IsOf(string function, RecordedCall call) => call.RoleArn?.EndsWith($"-{function}-{Account.Region}", StringComparison.Ordinal) == true;
}
