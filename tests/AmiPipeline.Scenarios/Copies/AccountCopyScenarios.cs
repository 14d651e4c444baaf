using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>The image is copied into other accounts, which may read it for as long as that takes.</summary>
public sealed class AccountCopyScenarios
{
    private static readonly AwsLocation[] Places =
        [new(Account.Id, CopyAccount.Europe), new(CopyAccount.Other, Account.Region), new(CopyAccount.Third, Account.Region), new(CopyAccount.Third, CopyAccount.Europe)];

    [Fact]
    public async Task Copies_AreTheOtherAccountsOwn_UnderTheirKeys()
    {
        var account = new CopyAccount();

        var report = await account.SucceedAsync(CopyAccount.RequestForAccounts);

        var images = account.AssertNothingTemporaryLeft();
        var copies = report.Result!.Copies!.Items;
        Assert.Equal(Places, copies.Select(copy => copy.Location));
        Assert.Equal(images.Select(image => image.Id).Order(), copies.Select(copy => copy.ImageId!).Prepend(report.Result.ImageId).Order());
        Assert.Equal(["alias/theirs", "alias/theirs-data"], Keys(account, copies[1].Location, copies[1].ImageId!));
        Assert.All(copies.Skip(2), copy => Assert.All(Keys(account, copy.Location, copy.ImageId!), key => Assert.Equal("alias/copies", key)));
        Assert.All(images, image => Assert.Equal(("base", "for-all-ami-05000000000000001"), (image.Tags["team"], image.Name)));
    }

    [Fact]
    public async Task Image_IsSharedWhileItIsCopied()
    {
        var account = new CopyAccount();
        var wasShared = false;
        account.Home.Engine.Cloud.Calls.Answered += (_, call) => wasShared |= call.Action == "CopyImage" && call.AccountId == CopyAccount.Third && account.IsAnythingShared;

        await account.SucceedAsync(CopyAccount.RequestForAccounts);

        Assert.True(wasShared);
        account.AssertNothingShared();
    }

    /// <summary>Access that the owner has given by himself stays.</summary>
    [Fact]
    public async Task PermissionOfTheOwner_Stays()
    {
        var account = new CopyAccount();
        var first = await account.SucceedAsync(CopyAccount.RequestForAccounts.Replace("\"accountId\": \"777788889999\", \"regions\": [\"us-east-1\", \"eu-west-1\"]", "\"region\": \"us-west-2\"", StringComparison.Ordinal).Replace(", \"kmsKeyId\": \"alias/copies\"", "", StringComparison.Ordinal));
        await Share.ImageAsync(account.Home, first.Result!.ImageId, CopyAccount.Third);

        await account.SucceedAsync(CopyAccount.RequestForAccounts, "run-2");

        Assert.Equal([CopyAccount.Third], account.Home.View.Image(first.Result.ImageId).LaunchPermissions);
    }

    [Fact]
    public async Task SameRequestAgain_MakesNothing_AndSharesNothing()
    {
        var account = new CopyAccount();
        var first = await account.SucceedAsync(CopyAccount.RequestForAccounts);
        var calls = account.Home.Engine.Cloud.Calls.Count;

        var second = await account.SucceedAsync(CopyAccount.RequestForAccounts, "run-2");

        Assert.Equal(first.Result!.Copies!.Items.Select(copy => copy.ImageId), second.Result!.Copies!.Items.Select(copy => copy.ImageId));
        Assert.DoesNotContain(account.Home.Engine.Cloud.Calls.All.Skip(calls), call => call.Action is "ModifyImageAttribute" or "ModifySnapshotAttribute" or "CreateGrant" or "CopyImage" or "CopySnapshot");
        Assert.Equal(5, account.AssertNothingTemporaryLeft().Count);
    }

    [Theory]
    [InlineData("CopySnapshot", CopyAccount.Other)]
    [InlineData("CopyImage", CopyAccount.Third)]
    [InlineData("CreateTags", CopyAccount.Other)]
    public async Task CopyThatFails_UndoesNoOther_AndIsMadeByTheSameRequest(string action, string accountId)
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == action && call.AccountId == accountId).Refuse("UnauthorizedOperation", "Injected.", 403);

        var failed = await account.RunAsync(CopyAccount.RequestForAccounts);

        Assert.Equal(nameof(Errors.CopiesFailedException), failed.Failure!.Error);
        Assert.Contains($" of {accountId}: failed: AwsAccessDeniedException: ", failed.Failure.Cause, StringComparison.Ordinal);
        Assert.Equal(4, account.AssertNothingTemporaryLeft().Count);

        await account.SucceedAsync(CopyAccount.RequestForAccounts, "run-2");
        Assert.Equal(5, account.AssertNothingTemporaryLeft().Count);
    }

    /// <summary>An account that stops letting the pipeline in keeps no other from its copy.</summary>
    [Fact]
    public async Task AccountThatCannotBeEnteredAnyMore_FailsItsCopiesOnly()
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Calls.Answered += (_, call) =>
        {
            if (call is { Action: "RegisterImage", AccountId: Account.Id })
            {
                account.Home.Engine.Cloud.Faults.When(next => next.Action == "AssumeRole").Refuse("AccessDenied", "Injected.", 403);
            }
        };

        var report = await account.RunAsync(CopyAccount.RequestForAccounts);

        Assert.Contains(" of 444455556666: failed: AwsAccessDeniedException: The account is 444455556666, whose role ", report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Equal(4, account.AssertNothingTemporaryLeft().Count);
    }

    /// <summary>What planning says of each copy is what comes of it, key by key.</summary>
    [Fact]
    public async Task Plan_HasTheTableOfTheResult()
    {
        var account = new CopyAccount();

        var planned = await account.Home.Engine.PlanAsync(CopyAccount.RequestForAccounts, "run-1", sharesSource: false);
        var report = await account.SucceedAsync(CopyAccount.RequestForAccounts);

        Assert.Equal(
            planned.Plan.Copies.SelectMany(copy => copy.Devices.Select(device => (copy.Location, copy.Name, copy.Route, device.DeviceName, device.Encrypted, device.Key?.KmsKeyId, device.Key?.Origin))),
            report.Result!.Copies!.Items.SelectMany(copy => copy.Devices.Select(device => (copy.Location, copy.Name, copy.Route, device.DeviceName, device.Encrypted, device.KmsKeyId, device.KeyOrigin))));
    }

    [Theory]
    [InlineData("""{ "to": [{ "accountId": "777788889999", "regions": "all" }] }""")]
    [InlineData("""{ "accounts": { "777788889999": "all" } }""")]
    [InlineData("""{ "accounts": { "777788889999": ["us-west-2", "us-east-1", "eu-west-1"] } }""")]
    public async Task AllRegions_AreThoseThatTheAccountHasAndTheDeploymentAllows(string copies)
    {
        var account = new CopyAccount();

        var report = await account.SucceedAsync($$"""{ "source": { "imageId": "ami-05000000000000001" }, "name": "everywhere", "kmsKeyId": "alias/golden", "copies": {{copies}} }""");

        Assert.Equal(["eu-west-1", "us-east-1", "us-west-2"], report.Result!.Copies!.Items.Select(copy => copy.Location.Region).Order());
        Assert.Equal(4, account.AssertNothingTemporaryLeft().Count);
    }

    /// <summary>Grants take a while until they work (KMS Developer Guide, "Grants"): a copy that begins before would fail without naming the key.</summary>
    [Fact]
    public async Task GrantsThatComeLate_AreWaitedFor()
    {
        var account = new CopyAccount(options => options with { EventualConsistency = options.EventualConsistency with { Grants = TimeSpan.FromMinutes(3) } });

        await account.SucceedAsync(CopyAccount.RequestForAccounts);

        Assert.Equal(5, account.AssertNothingTemporaryLeft().Count);
    }

    private static IEnumerable<string> Keys(CopyAccount account, AwsLocation place, string imageId) =>
        account.In(place).Image(imageId).Devices.Select(device => account.In(place).Keys.Single(key => key.Arn == device.KeyArn).Aliases[0]);
}
