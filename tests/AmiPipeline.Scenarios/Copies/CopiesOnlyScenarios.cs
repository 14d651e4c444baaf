using AmiPipeline.Plans;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>Only the copies stay, and not the image that they are made of; or all of them, or none.</summary>
public sealed class CopiesOnlyScenarios
{
    private const string WithoutSource = """
        { "source": { "imageId": "ami-05000000000000001" }, "name": "only-copies", "kmsKeyId": "alias/golden",
          "copies": { "keepSource": false, "to": [{ "region": "us-west-2" }, { "accountId": "777788889999", "region": "us-east-1", "kmsKeyId": "alias/copies" }] } }
        """;

    private static readonly string AllOrNone = CopyAccount.RequestForAccounts.Replace("\"to\"", "\"onFailure\": \"rollBack\", \"to\"", StringComparison.Ordinal);

    [Fact]
    public async Task WithoutTheSource_OnlyCopiesStay()
    {
        var account = new CopyAccount();

        var report = await account.SucceedAsync(WithoutSource);

        Assert.False(report.Result!.IsKept);
        Assert.Equal(report.Result.Copies!.Items.Select(copy => copy.ImageId!).Order(), account.AssertNothingTemporaryLeft().Select(image => image.Id).Order());
    }

    [Fact]
    public async Task WithoutTheSource_TheSameAgain_MakesNothingAtAll()
    {
        var account = new CopyAccount();
        var first = await account.SucceedAsync(WithoutSource);
        var calls = account.Home.Engine.Cloud.Calls.Count;

        var second = await account.SucceedAsync(WithoutSource, "run-2");

        Assert.Equal((ImageRoute.None, ""), (second.Result!.Route, second.Result.ImageId));
        Assert.Equal(first.Result!.Copies!.Items.Select(copy => copy.ImageId), second.Result.Copies!.Items.Select(copy => copy.ImageId));
        Assert.DoesNotContain(account.Home.Engine.Cloud.Calls.All.Skip(calls), call => call.Action is "CopyImage" or "CopySnapshot" or "CreateTags" or "ModifyImageAttribute");
        Assert.Equal(2, account.AssertNothingTemporaryLeft().Count);
    }

    /// <summary>The image is made once more, and only the copy that is missing.</summary>
    [Fact]
    public async Task WithoutTheSource_WhatIsMissing_IsMadeByTheSameRequest()
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "CopyImage" && call.AccountId == CopyAccount.Third).Refuse("UnauthorizedOperation", "Injected.", 403);
        var failed = await account.RunAsync(WithoutSource);
        Assert.Contains("The other copies stay", failed.Failure!.Cause, StringComparison.Ordinal);
        var there = Assert.Single(account.AssertNothingTemporaryLeft());

        var report = await account.SucceedAsync(WithoutSource, "run-2");

        Assert.Equal(2, account.AssertNothingTemporaryLeft().Count);
        Assert.Equal(there.Id, report.Result!.Copies!.Items[0].ImageId);
    }

    /// <summary>EC2 does not say which key it could not use: the copy's own account was let use the source's, and could describe it.</summary>
    [Fact]
    public async Task CopyInAnotherAccount_ThatFailsLate_NamesTheKeyForTheResultFirst()
    {
        var account = new CopyAccount();
        var copies = 0;
        account.Home.Engine.Cloud.Faults.FailNext(ResourceKind.Image, "Given key ID is not accessible", made => made.Action == "CopyImage" && ++copies == 3);

        var report = await account.RunAsync(WithoutSource);

        var key = account.In(new AwsLocation(CopyAccount.Third, Account.Region)).Key("alias/copies").Arn;
        Assert.Matches($"\nus-east-1 of 777788889999: failed: .*Look first at the key for the result, at its key policy and at that of the role AmiPipelineTarget: {key}, which could be described", report.Failure!.Cause);
        Assert.Contains($"The key that the source is under was granted to the account, which could describe it: {account.Home.KeyArn("alias/golden")}.", report.Failure.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CopySnapshot", CopyAccount.Other)]
    [InlineData("RegisterImage", CopyAccount.Other)]
    [InlineData("CopyImage", CopyAccount.Third)]
    public async Task RollBack_OneThatFails_UndoesAll(string action, string accountId)
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == action && call.AccountId == accountId).Refuse("UnauthorizedOperation", "Injected.", 403);

        var report = await account.RunAsync(AllOrNone);

        Assert.Equal(nameof(Errors.CopiesFailedException), report.Failure!.Error);
        Assert.Contains("nothing that the execution made stays", report.Failure.Cause, StringComparison.Ordinal);
        Assert.Contains("eu-west-1: given up because another copy failed", report.Failure.Cause, StringComparison.Ordinal);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    /// <summary>An image, or a copy, that an earlier execution has committed is none of this one's.</summary>
    [Fact]
    public async Task RollBack_LeavesWhatWasThereBefore()
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "CopyImage" && call.AccountId == CopyAccount.Third, times: int.MaxValue).Refuse("UnauthorizedOperation", "Injected.", 403);
        await account.RunAsync(CopyAccount.RequestForAccounts);
        var before = account.AssertNothingTemporaryLeft().Select(image => image.Id);

        var report = await account.RunAsync(AllOrNone, "run-2");

        Assert.Equal(ExecutionStatus.Failed, report.Status);
        Assert.Equal(before, account.AssertNothingTemporaryLeft().Select(image => image.Id));
    }

    /// <summary>What is committed cannot be undone: a copy that could not be committed at once is committed later, although another one is denied.</summary>
    [Fact]
    public async Task RollBack_AfterTheFirstCommit_CommitsTheRest()
    {
        var account = new CopyAccount();
        var faults = account.Home.Engine.Cloud.Faults;
        faults.When(call => call.Action == "CreateTags" && call.AccountId == CopyAccount.Other, times: int.MaxValue).Refuse("UnauthorizedOperation", "Injected.", 403);
        faults.When(call => call.Action == "CreateTags" && call.AccountId == CopyAccount.Third, times: 30).Throttle();

        var report = await account.RunAsync(AllOrNone);

        Assert.StartsWith("1 of 4 copies could not be made. All were verified and were being committed, which cannot be undone: what is committed stays.", report.Failure!.Cause, StringComparison.Ordinal);
        Assert.DoesNotContain("given up", report.Failure.Cause, StringComparison.Ordinal);
        Assert.Equal(4, account.AssertNothingTemporaryLeft().Count);
    }

    [Fact]
    public async Task RollBack_WithoutAFailure_CommitsAll()
    {
        var account = new CopyAccount();

        await account.SucceedAsync(AllOrNone);

        Assert.Equal(5, account.AssertNothingTemporaryLeft().Count);
    }
}
