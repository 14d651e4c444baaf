using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Plans;
using AmiPipeline.Scenarios.LeastPrivilege;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>S1 to S3b: one image copied, with statuses preserved or under one key.</summary>
public sealed class CopyScenarios
{
    [Fact]
    public async Task S1_EncryptedDataSnapshot_KeepsEachStatus()
    {
        var account = new Account();
        var source = account.View.Image("ami-01000000000000001");

        var image = await account.SucceedAsync(Examples.Request("s1-preserve-mixed"));

        Assert.Equal(["/dev/xvda plain", $"/dev/sdf {account.KeyArn("alias/data")}"], image.Keys());
        Same.Data(source, image);
        Same.Attributes(source, image);
        account.AssertOnlyAdded(image);
        Assert.DoesNotContain(account.Calls("CopyImage")[0].Parameters.Keys, name => name is "Encrypted" or "KmsKeyId");
    }

    [Fact]
    public async Task S2_EncryptedRoot_StaysEncryptedUnderItsKey()
    {
        var account = new Account();
        var source = account.View.Image("ami-02000000000000001");

        var image = await account.SucceedAsync(Examples.Request("s2-preserve-encrypted"));

        Assert.Equal([$"/dev/xvda {account.KeyArn("alias/root")}"], image.Keys());
        Same.Data(source, image);
        Same.Attributes(source, image);
        account.AssertOnlyAdded(image);
    }

    [Fact]
    public async Task S3_UnencryptedImage_BecomesEncryptedUnderTheGivenKey()
    {
        var account = new Account();
        var source = account.View.Image("ami-03000000000000001");

        var image = await account.SucceedAsync(Examples.Request("s3-encrypt"));

        Assert.All(image.Devices, device => Assert.Equal(account.KeyArn("alias/golden"), device.KeyArn));
        Same.Data(source, image);
        Same.Attributes(source, image);
        account.AssertOnlyAdded(image);
    }

    [Fact]
    public async Task S3b_ImageUnderKeyA_ComesUnderKeyB()
    {
        var account = new Account();
        var source = account.View.Image("ami-03b00000000000001");
        Assert.All(source.Devices, device => Assert.Equal(account.KeyArn("alias/key-a"), device.KeyArn));

        var image = await account.SucceedAsync(Examples.Request("s3b-re-encrypt"));

        Assert.All(image.Devices, device => Assert.Equal(account.KeyArn("alias/golden"), device.KeyArn));
        Same.Data(source, image);
        Same.Attributes(source, image);
        account.AssertOnlyAdded(image);
    }

    [Fact]
    public async Task S1_WithEc2sOtherReadingOfCopiesWithoutAKey_FindsTheDefaultKeyAndSaysSo()
    {
        var account = new Account(options => options with { EncryptedCopyWithoutKey = Simulator.Options.EncryptedCopyWithoutKey.DefaultKey });

        var report = await account.RunAsync(Examples.Request("s1-preserve-mixed"));

        var data = report.Result!.Devices.Single(device => device.DeviceName == "/dev/sdf");
        Assert.Equal(KeyOrigin.AccountDefault, data.KeyOrigin);
        Assert.Equal(account.KeyArn("alias/aws/ebs"), data.KmsKeyId);
    }

    [Fact]
    public async Task S2_WithEc2sOtherReadingOfCopiesWithoutAKey_StillKeepsTheKey()
    {
        var account = new Account(options => options with { EncryptedCopyWithoutKey = Simulator.Options.EncryptedCopyWithoutKey.DefaultKey });

        var image = await account.SucceedAsync(Examples.Request("s2-preserve-encrypted"));

        Assert.Equal([$"/dev/xvda {account.KeyArn("alias/root")}"], image.Keys());
    }

    /// <summary>Deprecation hides an image from listings, and keeps nobody from using it (EC2 User Guide, Deprecate an AMI).</summary>
    [Theory]
    [InlineData("copy")]
    [InlineData("snapshots")]
    [InlineData("instance")]
    public async Task DeprecatedSourceOfAnotherAccount_IsUsedLikeAnyOther_WithAWarning(string route)
    {
        const string Source = "ami-0f000000000000002";
        var account = new Account(roles: SynthesizedRoles.OtherAccount);
        var owner = SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock).Ec2(new AwsLocation("444455556666", Account.Region));
        await owner.EnableImageDeprecationAsync(new EnableImageDeprecationRequest { ImageId = Source, DeprecateAt = account.Engine.Clock.GetUtcNow().UtcDateTime.AddMinutes(10) }, TestContext.Current.CancellationToken);
        var before = await account.RunAsync($$"""{ "source": { "imageId": "{{Source}}" }, "name": "not-yet", "kmsKeyId": "alias/golden" }""", "run-0");
        account.Engine.Clock.Advance(TimeSpan.FromHours(1));

        var report = await account.RunAsync($$"""{ "source": { "imageId": "{{Source}}" }, "name": "of-a-deprecated-one", "kmsKeyId": "alias/golden", "via": "{{route}}" }""");

        var image = account.View.Image(report.Result!.ImageId);
        Assert.Contains(report.Result.Warnings, warning => warning.StartsWith($"{Source} is deprecated since 2026-01-01T00:10:00", StringComparison.Ordinal));
        Assert.DoesNotContain(before.Result!.Warnings, warning => warning.Contains("deprecated", StringComparison.Ordinal));
        Assert.All(image.Devices, device => Assert.Equal(account.KeyArn("alias/golden"), device.KeyArn));
    }
}
