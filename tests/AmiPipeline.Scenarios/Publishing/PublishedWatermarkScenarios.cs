using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Publishing;

/// <summary>Watermarks, which each image gets of its own account: beside those that it carries, before anything points to it, and never taken away.</summary>
public sealed class PublishedWatermarkScenarios
{
    private const string Golden = Account.Id + ":golden";
    private const string Theirs = CopyAccount.Other + ":golden";
    private const string Attach = "AttachImageWatermark";

    private static readonly AwsLocation InOther = new(CopyAccount.Other, Account.Region);

    /// <summary>Copies by CopyImage and by registering: in three Regions and another account.</summary>
    [Fact]
    public async Task EachImage_HasThoseOfItsAccount_HoweverItIsMade()
    {
        var account = new CopyAccount();

        var report = await account.SucceedAsync("""
            { "source": { "imageId": "ami-01000000000000001" }, "name": "marked", "kmsKeyId": "alias/golden", "publish": { "watermarks": ["golden two", "golden"] }, "copies": { "to": [
              { "region": "eu-west-1", "kmsKeyId": "alias/europe", "volumes": [{ "deviceName": "/dev/sdf", "kmsKeyId": "alias/europe-data" }] },
              { "region": "us-west-2" },
              { "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs", "publish": { "watermarks": ["golden"] } }] } }
            """);

        Assert.Equal(CopyAccount.Europe, Assert.Single(account.Home.Engine.Cloud.Calls.All, call => call.Action == "RegisterImage").Region);
        string[] both = [Golden, $"{Golden} two"];
        Assert.Equal([both, both, both, [Theirs]], report.Result!.Publications!.Items.Select(item => item.Watermarks!));
        Assert.All(report.Result.Publications.Items, item => Assert.Equal(item.Watermarks!, account.In(item.Location).Image(item.ImageId).Watermarks.Order(StringComparer.Ordinal)));
        Assert.Equal(7, Attached(account).Count);
    }

    /// <summary>A copy that is made later carries those of the image: what it has of them already costs no call.</summary>
    [Fact]
    public async Task CopyThatIsMadeLater_GetsOnlyWhatItDoesNotCarry()
    {
        var account = new CopyAccount();
        await account.SucceedAsync(Copies("\"watermarks\": [\"golden\"]"));
        var before = Attached(account).Count;

        var report = await account.SucceedAsync(
            Copies("\"watermarks\": [\"golden\"]", """{ "region": "eu-west-1", "kmsKeyId": "alias/europe" }, { "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs" }"""), "run-2");

        var copies = report.Result!.Copies!.Items;
        Assert.Equal([Golden], account.In(CopyAccount.Europe).Image(copies[0].ImageId!).Watermarks);
        Assert.Equal([Golden, Theirs], account.In(InOther).Image(copies[1].ImageId!).Watermarks);
        Assert.Equal([CopyAccount.Other], Attached(account).Skip(before).Select(call => call.AccountId));
        Assert.Equal([[Golden], [Golden], [Theirs]], report.Result.Publications!.Items.Select(item => item.Watermarks!));
    }

    /// <summary>An image or copy that was made before is the answer all the same, with skipIfCompliant too, whatever the image it is a copy of has got since.</summary>
    [Theory]
    [InlineData("web", "false")]
    [InlineData("web-{execution}", "true")]
    public async Task CopyThatWasMadeBefore_Stays(string name, string skips)
    {
        const string There = """{ "region": "eu-west-1", "kmsKeyId": "alias/europe", "publish": {} }""";
        var account = new CopyAccount();
        var first = await account.SucceedAsync(Named(Copies("\"deprecateAfterDays\": 90", There)));
        var second = await account.SucceedAsync(Named(Copies("\"watermarks\": [\"golden\"]", There)), "run-2");

        var third = await account.SucceedAsync(Named(Copies("\"watermarks\": [\"golden\", \"golden too\"]", There)), "run-3");

        Assert.Equal([first.Result!.ImageId, first.Result.ImageId], new[] { second, third }.Select(report => report.Result!.ImageId));
        Assert.Equal(first.Result.Copies!.Items[0].ImageId, third.Result!.Copies!.Items[0].ImageId);
        Assert.Equal([Golden, $"{Golden} too"], account.Home.View.Image(first.Result.ImageId).Watermarks);
        Assert.Empty(account.In(CopyAccount.Europe).Image(first.Result.Copies.Items[0].ImageId!).Watermarks);
        Assert.Equal(2, Attached(account).Count);

        string Named(string request) => request.Replace("\"name\": \"web\"", $"\"name\": \"{name}\", \"skipIfCompliant\": {skips}", StringComparison.Ordinal);
    }

    /// <summary>Somebody, or another execution, marks the image while it is copied: the copy was begun without, and is right.</summary>
    [Fact]
    public async Task WatermarkThatTheImageGets_WhileItIsCopied_IsNotMissedInTheCopy()
    {
        var account = new CopyAccount();
        var first = await account.SucceedAsync(Copies("\"deprecateAfterDays\": 90"));
        var isMarked = false;
        account.Home.Engine.Cloud.Calls.Answered += (_, call) =>
        {
            if (!isMarked && call is { Action: "CopyImage", Region: CopyAccount.Europe, ErrorCode: null })
            {
                isMarked = true;
                Owner(account).AttachImageWatermarkAsync(new AttachImageWatermarkRequest { ImageId = first.Result!.ImageId, WatermarkName = "meanwhile" }).GetAwaiter().GetResult();
            }
        };

        var report = await account.SucceedAsync(Copies("\"deprecateAfterDays\": 90", """{ "region": "eu-west-1", "kmsKeyId": "alias/europe" }"""), "run-2");

        Assert.True(isMarked);
        Assert.Empty(account.In(CopyAccount.Europe).Image(report.Result!.Copies!.Items[0].ImageId!).Watermarks);
    }

    /// <summary>No source says what EC2 returns if the image has the watermark already: here an error, as if a response was lost and the SDK asked again.</summary>
    [Fact]
    public async Task RefusalOfWhatIsThere_IsNone()
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.AtCall(Attach).AnswerWith(400, "text/xml", "<Response><Errors><Error><Code>InvalidWatermark.Duplicate</Code><Message>Injected.</Message></Error></Errors><RequestID>1</RequestID></Response>");

        var report = await account.SucceedAsync(Copies("\"watermarks\": [\"golden\"]"));

        Assert.Equal([Golden], account.Home.View.Image(report.Result!.ImageId).Watermarks);
        Assert.Single(Attached(account));
    }

    /// <summary>Others were attached since the plan: nothing points to the image that cannot have its own, and the other destination is done.</summary>
    [Fact]
    public async Task RefusalOfASixth_FailsThatImageAlone_BeforeAnythingPointsToIt()
    {
        var account = new CopyAccount();
        var isFull = false;
        account.Home.Engine.Cloud.Calls.Answered += (_, call) =>
        {
            if (!isFull && call is { Action: "CopyImage", AccountId: Account.Id, ErrorCode: null })
            {
                isFull = true;
                var made = account.Home.View.Images.Single(image => image.Name == "web").Id;
                Assert.All(Enumerable.Range(0, 5), number => Owner(account).AttachImageWatermarkAsync(new AttachImageWatermarkRequest { ImageId = made, WatermarkName = $"other {number}" }).GetAwaiter().GetResult());
            }
        };

        var failed = await account.RunAsync(Copies(
            "\"watermarks\": [\"golden\"], \"parameter\": \"/images/web\"", """{ "accountId": "444455556666", "region": "us-east-1", "volumes": [{ "deviceName": "/dev/xvda", "kmsKeyId": "alias/theirs" }], "publish": { "parameter": "/images/web" } }"""));

        Assert.Equal(nameof(PublishFailedException), failed.Failure!.Error);
        Assert.StartsWith("1 of 2 images could not be published.", failed.Failure.Cause, StringComparison.Ordinal);
        Assert.DoesNotContain("/images/web", account.Home.View.Parameters.Keys);
        Assert.Contains("/images/web", account.In(InOther).Parameters.Keys);
    }

    [Theory]
    [InlineData(0, "\"watermarks\": [\"approved\"]", "/publish/watermarks/0", "is approved, which the deployment's guardrails do not allow to be attached; allowed are golden*")]
    [InlineData(5, "\"watermarks\": [\"golden\"]", "/publish/watermarks", "would give the image 6 watermarks: 111122223333:golden beside 137112412989:a-1, 137112412989:a-2, 137112412989:a-3, 137112412989:a-4, 137112412989:a-5; it can have 5")]
    public async Task WhatCannotBeAttached_IsRefusedBeforeAnythingIsMade(int carried, string publish, string field, string message)
    {
        var marks = string.Join(", ", Enumerable.Range(1, carried).Select(number => $"\"137112412989:a-{number}\""));
        var account = new CopyAccount(world: Examples.WorldJson.Replace("\"id\": \"ami-03000000000000001\",", $"\"id\": \"ami-03000000000000001\", \"watermarks\": [{marks}],", StringComparison.Ordinal));

        var report = await account.RunAsync(Copies(publish));

        Assert.Equal((ExecutionStatus.Failed, field), (report.Status, report.RequestProblems!.Single().Field));
        Assert.Contains(message, report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    /// <summary>Both are seen at the image itself: that somebody has made it public since, or has attached others.</summary>
    [Theory]
    [InlineData(true, "cannot be attached: ami-", " is public, and EC2 attaches watermarks to private images only")]
    [InlineData(false, "would give the image 6 watermarks: 111122223333:golden beside ", "it can have 5")]
    public async Task CommittedImage_ThatCannotTakeIt_IsRefused(bool isPublic, string beginning, string end)
    {
        var account = new CopyAccount();
        // An image that is to be public has no encrypted snapshots.
        var first = await account.SucceedAsync(Plain("\"deprecateAfterDays\": 90"));
        var owner = Owner(account);
        if (isPublic)
        {
            await owner.DisableImageBlockPublicAccessAsync(new DisableImageBlockPublicAccessRequest());
            await owner.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = first.Result!.ImageId, LaunchPermission = new() { Add = [new() { Group = PermissionGroup.All }] } });
        }
        else
        {
            foreach (var number in Enumerable.Range(1, 5))
            {
                await owner.AttachImageWatermarkAsync(new AttachImageWatermarkRequest { ImageId = first.Result!.ImageId, WatermarkName = $"other {number}" });
            }
        }

        var second = await account.RunAsync(Plain("\"watermarks\": [\"golden\"]"), "run-2");

        var problem = Assert.Single(second.RequestProblems!);
        Assert.Equal("/publish/watermarks", problem.Field);
        Assert.StartsWith(beginning, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(end, problem.Message, StringComparison.Ordinal);

        static string Plain(string publish) => Copies(publish).Replace("\"kmsKeyId\": \"alias/golden\", ", "", StringComparison.Ordinal);
    }

    private static string Copies(string publish, string copies = "") => PublishScenarios.Home(publish).Replace(
        "\"kmsKeyId\": \"alias/golden\",", $"\"kmsKeyId\": \"alias/golden\",{(copies.Length == 0 ? "" : $" \"copies\": {{ \"to\": [{copies}] }},")}", StringComparison.Ordinal);

    private static IAmazonEC2 Owner(CopyAccount account) => SimulatedClients.Create(account.Home.Engine.Cloud, account.Home.Engine.Clock).Ec2(new AwsLocation(Account.Id, Account.Region));

    private static IReadOnlyList<RecordedCall> Attached(CopyAccount account) => [.. account.Home.Engine.Cloud.Calls.All.Where(call => call.Action == Attach)];
}
