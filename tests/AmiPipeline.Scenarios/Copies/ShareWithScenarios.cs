using AmiPipeline.Configuration;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>The image and its copies are shared for good, in every account and Region, with all that it takes to use them; and taken back.</summary>
public sealed class ShareWithScenarios
{
    private const string Organization = "arn:aws:organizations::111122223333:organization/o-exampleorg1";

    private static readonly AwsLocation Home = new(Account.Id, Account.Region);
    private static readonly AwsLocation Europe = Home with { Region = CopyAccount.Europe };
    private static readonly AwsLocation Theirs = new(CopyAccount.Other, Account.Region);

    [Fact]
    public async Task ImageAndCopies_AreSharedAsOneUnit()
    {
        var account = new CopyAccount();

        var report = await account.SucceedAsync(Request(Share));

        Assert.Equal(["shared", "shared", "shared"], report.Result!.Sharing!.Items.Select(item => item.State.ToString().ToLowerInvariant()));
        foreach (var (place, image) in Images(account, report.Result))
        {
            Assert.Equal([CopyAccount.Third, Organization], image.LaunchPermissions.Order());
            Assert.All(Snapshots(account, place, image), snapshot => Assert.Equal([CopyAccount.Third], snapshot.CreateVolumePermissions));
            Assert.All(KeysOf(account, place, image), key => Assert.Equal($"arn:aws:iam::{CopyAccount.Third}:root", Assert.Single(key.Grants).Grantee));
        }
    }

    /// <summary>What was shared can be used: the account copies the image.</summary>
    [Fact]
    public async Task SharedImage_CanBeUsed()
    {
        var account = new CopyAccount();
        var report = await account.SucceedAsync(Request(Share));

        var ec2 = Engines.Simulated.SimulatedClients.Create(account.Home.Engine.Cloud, account.Home.Engine.Clock).Ec2(Home with { AccountId = CopyAccount.Third });
        var copy = await ec2.CopyImageAsync(new() { SourceImageId = report.Result!.ImageId, SourceRegion = Account.Region, Name = "mine", Encrypted = true, KmsKeyId = "alias/copies" });
        account.Home.Engine.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("available", account.In(Home with { AccountId = CopyAccount.Third }).Image(copy.ImageId).State);
    }

    [Fact]
    public async Task SameRequestAgain_ChangesNothing()
    {
        var account = new CopyAccount();
        await account.SucceedAsync(Request(Share));
        var calls = account.Home.Engine.Cloud.Calls.Count;

        var second = await account.SucceedAsync(Request(Share), "run-2");

        Assert.All(second.Result!.Sharing!.Items, item => Assert.Equal(SharingState.Shared, item.State));
        Assert.DoesNotContain(account.Home.Engine.Cloud.Calls.All.Skip(calls), call => call.Action is "ModifyImageAttribute" or "ModifySnapshotAttribute" or "CreateGrant" or "RetireGrant" or "CreateTags" or "CopyImage");
    }

    /// <summary>The image is the same with or without sharing: an account can be added later.</summary>
    [Fact]
    public async Task Sharing_AddedLater_MakesNoOtherImage()
    {
        var account = new CopyAccount();
        var first = await account.SucceedAsync(Request(""));

        var second = await account.SucceedAsync(Request(Share), "run-2");

        Assert.Equal(first.Result!.ImageId, second.Result!.ImageId);
        Assert.All(Images(account, second.Result), image => Assert.Contains(CopyAccount.Third, image.Image.LaunchPermissions));
    }

    /// <summary>While the image is copied there, the account may read it anyway; the end of that takes nothing from it.</summary>
    [Fact]
    public async Task AccountThatGetsACopy_KeepsWhatIsSharedWithIt()
    {
        var account = new CopyAccount();
        var request = Request(Share).Replace("\"accountId\": \"444455556666\"", "\"accountId\": \"777788889999\"", StringComparison.Ordinal).Replace("alias/theirs", "alias/copies", StringComparison.Ordinal);

        var report = await account.SucceedAsync(request);

        var image = account.Home.View.Image(report.Result!.ImageId);
        Assert.Contains(CopyAccount.Third, image.LaunchPermissions);
        Assert.All(Snapshots(account, Home, image), snapshot => Assert.Equal([CopyAccount.Third], snapshot.CreateVolumePermissions));
        Assert.Equal(["ami-pipeline:shared-for:request"], image.Tags.Keys.Where(key => key.StartsWith("ami-pipeline:shared-for:", StringComparison.Ordinal)));
        // The copy that is its own needs no permission.
        Assert.DoesNotContain(CopyAccount.Third, account.In(Home with { AccountId = CopyAccount.Third }).Image(report.Result.Copies!.Items[1].ImageId!).LaunchPermissions);
    }

    [Theory]
    [InlineData("""{ "all": true }""")]
    [InlineData("""{ "accounts": ["777788889999"], "organizations": ["arn:aws:organizations::111122223333:organization/o-exampleorg1"] }""")]
    public async Task Unsharing_TakesAllOfItBack(string from)
    {
        var account = new CopyAccount();
        await account.SucceedAsync(Request(Share));

        var report = await account.SucceedAsync(Request($", \"unshareFrom\": {from}"), "run-2");

        Assert.All(report.Result!.Sharing!.Items, item => Assert.Equal(SharingState.Unshared, item.State));
        AssertNothingShared(account, report.Result);
    }

    [Fact]
    public async Task Unsharing_OfOne_KeepsTheOthers()
    {
        var account = new CopyAccount();
        await account.SucceedAsync(Request(Share));

        var report = await account.SucceedAsync(Request(""", "unshareFrom": { "accounts": ["777788889999"] }"""), "run-2");

        foreach (var (place, image) in Images(account, report.Result!))
        {
            Assert.Equal([Organization], image.LaunchPermissions);
            Assert.Equal($"given {Organization}", image.Tags["ami-pipeline:shared-for:request"]);
            Assert.All(Snapshots(account, place, image), snapshot => Assert.Empty(snapshot.CreateVolumePermissions));
            Assert.All(KeysOf(account, place, image), key => Assert.Empty(key.Grants));
        }
    }

    /// <summary>What the owner has given by himself is no sharing of the pipeline's.</summary>
    [Fact]
    public async Task UnsharingAll_LeavesWhatTheOwnerGave()
    {
        var account = new CopyAccount();
        var first = await account.SucceedAsync(Request(""));
        await Copies.Share.ImageAsync(account.Home, first.Result!.ImageId, CopyAccount.Third);
        await account.SucceedAsync(Request(Share), "run-2");

        await account.SucceedAsync(Request(""", "unshareFrom": { "all": true }"""), "run-3");

        Assert.Equal([CopyAccount.Third], account.Home.View.Image(first.Result.ImageId).LaunchPermissions);
    }

    /// <summary>Each image has grants of its own: taking one image's back leaves another's.</summary>
    [Fact]
    public async Task Unsharing_OfOneImage_LeavesTheGrantsOfAnother()
    {
        var account = new CopyAccount();
        await account.SucceedAsync(Request(Share));
        var other = await account.SucceedAsync(Request(Share).Replace("\"shared\"", "\"another\"", StringComparison.Ordinal), "run-2");

        await account.SucceedAsync(Request(""", "unshareFrom": { "all": true }"""), "run-3");

        Assert.All(Images(account, other.Result!).SelectMany(image => KeysOf(account, image.Place, image.Image)), key => Assert.Single(key.Grants));
    }

    [Theory]
    [InlineData("ModifyImageAttribute", Account.Id)]
    [InlineData("ModifySnapshotAttribute", Account.Id)]
    [InlineData("CreateGrant", Account.Id)]
    [InlineData("ModifyImageAttribute", CopyAccount.Other)]
    public async Task WhatCannotBeShared_IsNamed_AndDoneByTheSameRequest(string action, string accountId)
    {
        var account = new CopyAccount();
        await account.SucceedAsync(Request(""));
        account.Home.Engine.Cloud.Faults.When(call => call.Action == action && call.AccountId == accountId, times: 1).Refuse("AccessDeniedException", "Injected.", 403);

        var failed = await account.RunAsync(Request(Share), "run-2");

        Assert.Equal(nameof(SharingFailedException), failed.Failure!.Error);
        Assert.Contains("1 of 3 images could not be shared as requested.", failed.Failure.Cause, StringComparison.Ordinal);
        Assert.Contains("Injected.", failed.Failure.Cause, StringComparison.Ordinal);

        var again = await account.SucceedAsync(Request(Share), "run-3");
        Assert.All(Images(account, again.Result!), image => Assert.Contains(CopyAccount.Third, image.Image.LaunchPermissions));
    }

    /// <summary>The images that are there are shared although a copy failed; the failure has both.</summary>
    [Fact]
    public async Task CopyThatFails_KeepsNoOtherFromBeingShared()
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "CopyImage" && call.AccountId == CopyAccount.Other).Refuse("UnauthorizedOperation", "Injected.", 403);

        var failed = await account.RunAsync(Request(Share));

        Assert.Equal(nameof(CopiesFailedException), failed.Failure!.Error);
        Assert.Contains(CopyAccount.Third, Assert.Single(account.Home.View.Images, image => image.Name == "shared").LaunchPermissions);
        Assert.Contains(CopyAccount.Third, Assert.Single(account.In(CopyAccount.Europe).Images, image => image.Name == "shared").LaunchPermissions);
    }

    [Fact]
    public async Task CopyAndSharingThatFail_AreBothInTheFailure()
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "CopyImage" && call.AccountId == CopyAccount.Other).Refuse("UnauthorizedOperation", "Injected.", 403);
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "CreateGrant" && call.Region == CopyAccount.Europe).Refuse("AccessDeniedException", "No grants here.", 400);

        var failed = await account.RunAsync(Request(Share));

        Assert.Equal(nameof(CopiesFailedException), failed.Failure!.Error);
        Assert.Contains("1 of 2 copies could not be made.", failed.Failure.Cause, StringComparison.Ordinal);
        Assert.Contains("1 of 2 images could not be shared as requested.", failed.Failure.Cause, StringComparison.Ordinal);
        Assert.Contains("No grants here.", failed.Failure.Cause, StringComparison.Ordinal);
    }

    /// <summary>Where nothing is kept, nothing is shared.</summary>
    [Fact]
    public async Task RolledBackImage_IsNotShared()
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "CopyImage" && call.AccountId == CopyAccount.Other).Refuse("UnauthorizedOperation", "Injected.", 403);

        var failed = await account.RunAsync(Request(Share).Replace("\"to\":", "\"onFailure\": \"rollBack\", \"to\":", StringComparison.Ordinal));

        Assert.Equal(nameof(CopiesFailedException), failed.Failure!.Error);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    /// <summary>What the policies of the keys lack for an organization is in the result, key by key.</summary>
    [Fact]
    public async Task KeyPolicies_ForAnOrganization_AreInTheResult()
    {
        var account = new CopyAccount();

        var report = await account.SucceedAsync(Request(Share));

        var addition = Assert.Single(report.Result!.Sharing!.KeyPolicies!);
        Assert.Equal(Images(account, report.Result).SelectMany(image => image.Image.Devices).Select(device => device.KeyArn).Distinct().Order(), addition.KeyArns);
        Assert.Contains("\"aws:PrincipalOrgID\":[\"o-exampleorg1\"]", addition.Statements, StringComparison.Ordinal);
        Assert.DoesNotContain("root", addition.Statements, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", """{ "accounts": ["111122223333"] }""", "/shareWith/accounts/0", "which owns the image")]
    [InlineData("", """{ "accounts": ["999900001111"] }""", "/shareWith/accounts/0", "guardrails do not allow")]
    [InlineData("", """{ "organizations": ["arn:aws-cn:organizations::111122223333:organization/o-exampleorg1"] }""", "/shareWith/organizations/0", "another partition")]
    [InlineData("\"kmsKeyId\": \"alias/aws/ebs\", ", """{ "accounts": ["777788889999"] }""", "/shareWith", "under alias/aws/ebs")]
    public async Task WhatCannotBeShared_IsRefusedUpFront(string key, string with, string field, string message)
    {
        var account = new CopyAccount();

        var report = await account.RunAsync($$"""{ "source": { "imageId": "ami-05000000000000001" }, "name": "shared", {{key}}"shareWith": {{with}} }""");

        var problem = Assert.Single(report.RequestProblems!);
        Assert.Equal(field, problem.Field);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(account.Home.Engine.Cloud.Calls.All, call => call.Action is "CopyImage" or "ModifyImageAttribute");
    }

    /// <summary>A deployment that may share with nobody may not take anything back either.</summary>
    [Fact]
    public async Task Unsharing_WhereNobodyMayBeSharedWith_IsRefusedUpFront()
    {
        var engine = new SimulatedEngine(Examples.World, new SimulatedEngineOptions { Functions = new FunctionSettings { Configuration = ConfigurationReader.Read("{}") } });

        var report = await engine.RunAsync("""{ "source": { "imageId": "ami-05000000000000001" }, "name": "shared", "unshareFrom": { "all": true } }""", "run-1");

        Assert.Equal("/unshareFrom", Assert.Single(report.RequestProblems!).Field);
    }

    [Fact]
    public async Task CopyUnderTheAwsManagedKey_IsRefusedUpFront()
    {
        var account = new CopyAccount();

        var report = await account.RunAsync(Request(Share).Replace("alias/europe", "alias/aws/ebs", StringComparison.Ordinal));

        var problem = Assert.Single(report.RequestProblems!);
        Assert.Equal("/shareWith", problem.Field);
        Assert.Contains("of the copy in eu-west-1 would be under alias/aws/ebs", problem.Message, StringComparison.Ordinal);
    }

    private const string Share = """, "shareWith": { "accounts": ["777788889999"], "organizations": ["arn:aws:organizations::111122223333:organization/o-exampleorg1"] }""";

    private static string Request(string sharing) => $$"""
        { "source": { "imageId": "ami-05000000000000001" }, "name": "shared", "kmsKeyId": "alias/golden",
          "copies": { "to": [{ "region": "eu-west-1", "kmsKeyId": "alias/europe" }, { "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs" }] }{{sharing}} }
        """;

    private static IEnumerable<(AwsLocation Place, ImageView Image)> Images(CopyAccount account, VerifiedImage image) =>
        image.Copies!.Items.Select(copy => (copy.Location, account.In(copy.Location).Image(copy.ImageId!))).Prepend((image.Location, account.In(image.Location).Image(image.ImageId)));

    private static IEnumerable<SnapshotView> Snapshots(CopyAccount account, AwsLocation place, ImageView image) =>
        image.Devices.Select(device => account.In(place).Snapshot(device.SnapshotId!));

    private static IEnumerable<KeyView> KeysOf(CopyAccount account, AwsLocation place, ImageView image) =>
        account.In(place).Keys.Where(key => image.Devices.Any(device => device.KeyArn == key.Arn));

    private static void AssertNothingShared(CopyAccount account, VerifiedImage result)
    {
        foreach (var (place, image) in Images(account, result))
        {
            Assert.Empty(image.LaunchPermissions);
            Assert.DoesNotContain(image.Tags.Keys, key => key.StartsWith("ami-pipeline:shared-for:", StringComparison.Ordinal));
            Assert.All(Snapshots(account, place, image), snapshot =>
            {
                Assert.Empty(snapshot.CreateVolumePermissions);
                Assert.DoesNotContain(snapshot.Tags.Keys, key => key.StartsWith("ami-pipeline:shared-for:", StringComparison.Ordinal));
            });
            Assert.All(KeysOf(account, place, image), key => Assert.Empty(key.Grants));
        }
    }
}
