using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Plans;
using AmiPipeline.Reports;
using AmiPipeline.Simulator.Inspection;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>The same request again, after something around its committed image has changed: the image, with what has changed; or a refusal with the way on.</summary>
public sealed class CommittedImageScenarios
{
    private const string Encrypted = """{ "source": { "imageId": "ami-03000000000000001" }, "name": "golden", "kmsKeyId": "alias/golden" }""";
    private const string Preserved = """{ "source": { "imageId": "ami-03000000000000001" }, "name": "golden", "tags": { "team": "base" } }""";
    private const string UnderTheDefaultKey = """{ "source": { "imageId": "ami-03000000000000001" }, "name": "golden", "kmsKeyId": "default" }""";
    private const string NamedAfterItsSource = """{ "source": { "imageId": "ami-03000000000000001" }, "name": "golden-{source.name}", "kmsKeyId": "alias/golden" }""";

    private readonly Account _account = new();

    private AwsClients Owner => SimulatedClients.Create(_account.Engine.Cloud, _account.Engine.Clock);

    private IAmazonEC2 Ec2 => Owner.Ec2(new AwsLocation(Account.Id, Account.Region));

    [Fact]
    public async Task AliasPointsToANewKey_IsRefusedWithTheOldKeyAndTheWayOn()
    {
        var shared = new SharedCase("alias-points-to-a-new-key");
        var account = shared.Open();
        var first = await account.SucceedAsync(shared.Request, "run-1");
        var (golden, data) = (account.KeyArn("alias/golden"), account.KeyArn("alias/data"));
        await PointGoldenToAsync(account, data);

        var failure = await RefusedAsync(account, shared.Request);

        Assert.Equal(
            $"/kmsKeyId: is alias/golden, which is {data} now; {first.Id} was committed for the same request with /dev/xvda under {golden}. "
            + $"For that image point alias/golden to that key again; for a new one choose another name, or deregister {first.Id} first", failure);
        await PointGoldenToAsync(account, golden);
        Assert.Equal(first.Id, (await account.SucceedAsync(shared.Request, "run-3")).Id);
        account.AssertOnlyAdded(first);
    }

    [Fact]
    public async Task AliasOfOneVolume_IsRefusedAtThatVolume()
    {
        const string Request = """
            { "source": { "imageId": "ami-03000000000000001" }, "name": "golden", "kmsKeyId": "alias/root",
              "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 2, "kmsKeyId": "alias/golden" } ] }
            """;
        var first = await _account.SucceedAsync(Request, "run-1");
        await Owner.Kms(new AwsLocation(Account.Id, Account.Region)).DeleteAliasAsync(new DeleteAliasRequest { AliasName = "alias/golden" });

        var failure = await RefusedAsync(_account, Request);

        Assert.StartsWith($"/volumes/0/kmsKeyId: is alias/golden, which does not exist in us-east-1 of account {Account.Id}; {first.Id} was committed for the same request with /dev/sdf under ", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EncryptionByDefault_SwitchedOn_IsReportedAndTheImageIsTheAnswer()
    {
        var first = await _account.SucceedAsync(Preserved, "run-1");
        await Ec2.EnableEbsEncryptionByDefaultAsync(new EnableEbsEncryptionByDefaultRequest());

        var report = await AnsweredAsync(first, Preserved);

        Assert.Contains(report.Result!.Warnings, warning => warning.StartsWith("/dev/xvda encrypted has changed for new images since the image was committed: yes, and no in the image", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DefaultKey_Changed_IsReportedAndTheImageIsTheAnswer()
    {
        await Ec2.ModifyEbsDefaultKmsKeyIdAsync(new ModifyEbsDefaultKmsKeyIdRequest { KmsKeyId = "alias/golden" });
        var first = await _account.SucceedAsync(UnderTheDefaultKey, "run-1");
        await Ec2.ModifyEbsDefaultKmsKeyIdAsync(new ModifyEbsDefaultKmsKeyIdRequest { KmsKeyId = "alias/data" });

        var report = await AnsweredAsync(first, UnderTheDefaultKey);

        Assert.Equal(
            [$"/dev/xvda key has changed for new images since the image was committed: {_account.KeyArn("alias/data")} (the account's default key), and {_account.KeyArn("alias/golden")} in the image"],
            report.Result!.Warnings);
        Assert.Equal(KeyOrigin.Committed, Assert.Single(report.Result.Devices).KeyOrigin);
    }

    [Theory]
    [InlineData(Encrypted)]
    [InlineData(NamedAfterItsSource)]
    public async Task Source_Gone_IsReportedAndTheImageIsTheAnswer(string request)
    {
        var first = await _account.SucceedAsync(request, "run-1");
        await Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = "ami-03000000000000001", DeleteAssociatedSnapshots = true });

        var report = await AnsweredAsync(first, request);

        Assert.Equal(["the source ami-03000000000000001 is gone, or cannot be read any more: no new image can be made of it"], report.Result!.Warnings);
    }

    [Fact]
    public async Task Source_Disabled_IsReportedAndTheImageIsTheAnswer()
    {
        var first = await _account.SucceedAsync(Encrypted, "run-1");
        await Ec2.DisableImageAsync(new DisableImageRequest { ImageId = "ami-03000000000000001" });

        var report = await AnsweredAsync(first, Encrypted);

        Assert.Equal(
            ["a new image could not be made any more: /source/imageId: is ami-03000000000000001, which is disabled; it must be available"],
            report.Result!.Warnings);
    }

    [Fact]
    public async Task KeyOfTheImage_Disabled_IsReported()
    {
        await Ec2.ModifyEbsDefaultKmsKeyIdAsync(new ModifyEbsDefaultKmsKeyIdRequest { KmsKeyId = "alias/golden" });
        var first = await _account.SucceedAsync(UnderTheDefaultKey, "run-1");
        await Ec2.ModifyEbsDefaultKmsKeyIdAsync(new ModifyEbsDefaultKmsKeyIdRequest { KmsKeyId = "alias/data" });
        await Owner.Kms(new AwsLocation(Account.Id, Account.Region)).DisableKeyAsync(new DisableKeyRequest { KeyId = _account.KeyArn("alias/golden") });

        var report = await AnsweredAsync(first, UnderTheDefaultKey);

        Assert.Contains($"/dev/xvda is under {_account.KeyArn("alias/golden")}, which is in state Disabled; no instance can use the volume without that key", report.Result!.Warnings);
    }

    [Fact]
    public async Task CommittedImage_ChangedItself_IsRefusedWithTheDifference()
    {
        var first = await _account.SucceedAsync(Encrypted, "run-1");
        await Ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = first.Id, Attribute = "imdsSupport", ImdsSupport = "v2.0" });

        var failure = await RefusedAsync(_account, Encrypted);

        Assert.Contains($"/name: is \"golden\", which {first.Id} has. It was committed for the same request, but does not match it; deregister it, or choose another name:", failure, StringComparison.Ordinal);
        Assert.Contains("imdsSupport  none      v2.0", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommittedImage_Disabled_IsCalledThat()
    {
        var first = await _account.SucceedAsync(Encrypted, "run-1");
        await Ec2.DisableImageAsync(new DisableImageRequest { ImageId = first.Id });

        Assert.Equal(
            $"/name: is \"golden\", which {first.Id} has. It was committed for the same request, but is disabled; enable it (EnableImage) to have it back, choose another name or deregister that image",
            await RefusedAsync(_account, Encrypted));
    }

    [Fact]
    public async Task CommittedImage_WithoutItsTags_IsCalledThat()
    {
        var first = await _account.SucceedAsync(Encrypted, "run-1");
        await Ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [first.Id] });

        Assert.Equal(
            $"/name: is \"golden\", which {first.Id} has already. It has no tag ami-pipeline:request: no execution has made it, or its tags were removed; choose another name or deregister that image",
            await RefusedAsync(_account, Encrypted));
    }

    private Task PointGoldenToAsync(Account account, string keyArn) =>
        SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock).Kms(new AwsLocation(Account.Id, Account.Region))
            .UpdateAliasAsync(new UpdateAliasRequest { AliasName = "alias/golden", TargetKeyId = keyArn });

    private async Task<ExecutionReport> AnsweredAsync(ImageView first, string request)
    {
        var callsBefore = _account.Engine.Cloud.Calls.Count;
        var report = await _account.RunAsync(request, "run-2");
        Assert.True(report.Failure is null, $"{report.Failure}");
        Assert.Equal((first.Id, ImageRoute.Existing), (report.Result!.ImageId, report.Result.Route));
        Assert.All(_account.Engine.Cloud.Calls.All.Skip(callsBefore), call => Assert.Matches("^(Describe|Get|List)", call.Action));
        return report;
    }

    private static async Task<string> RefusedAsync(Account account, string request)
    {
        var callsBefore = account.Engine.Cloud.Calls.Count;
        var report = await account.RunAsync(request, "run-2");
        Assert.Equal("RequestRefusedException", report.Failure?.Error);
        Assert.All(account.Engine.Cloud.Calls.All.Skip(callsBefore), call => Assert.Matches("^(Describe|Get|List)", call.Action));
        return report.Failure!.Cause;
    }
}
