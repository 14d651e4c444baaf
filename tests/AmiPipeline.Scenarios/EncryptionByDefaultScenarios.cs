using AmiPipeline.Plans;
using AmiPipeline.Simulator.Definitions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>The account encrypts new volumes and snapshots by itself.</summary>
public sealed class EncryptionByDefaultScenarios
{
    private static readonly WorldDefinition World =
        WorldDefinition.Parse(Examples.WorldJson.Replace("\"encryptionByDefault\": false", "\"encryptionByDefault\": true", StringComparison.Ordinal));

    [Fact]
    public async Task Preserve_OfAPlainSnapshot_EndsUnderTheDefaultKeyWithAWarning()
    {
        var account = new Account(world: World);

        var report = await account.RunAsync(Examples.Request("s1-preserve-mixed"));

        var root = report.Result!.Devices.Single(device => device.DeviceName == "/dev/xvda");
        Assert.Equal((true, KeyOrigin.AccountDefault), (root.Encrypted, root.KeyOrigin));
        Assert.Contains(report.Result.Warnings, warning => warning.Contains("/dev/xvda is plain and becomes encrypted", StringComparison.Ordinal));
        account.AssertOnlyAdded(account.View.Image(report.Result.ImageId));
    }

    [Fact]
    public async Task OneKeyForAll_IsTheAskedOneNotTheDefault()
    {
        var account = new Account(world: World);

        var image = await account.SucceedAsync(Examples.Request("s3-encrypt"));

        Assert.All(image.Devices, device => Assert.Equal(account.KeyArn("alias/golden"), device.KeyArn));
    }

    [Theory]
    [InlineData("s5-unique-keys")]
    [InlineData("s5-unique-keys-snapshots")]
    public async Task UniqueKeys_AreTheAskedOnes(string example)
    {
        var account = new Account(world: World);

        var image = await account.SucceedAsync(Examples.Request(example));

        Assert.Equal(["alias/data", "alias/logs", "alias/root"], image.Devices.OrderBy(device => device.DeviceName, StringComparer.Ordinal).Select(device => account.AliasOf(device.KeyArn)));
        account.AssertOnlyAdded(image);
    }

    [Theory]
    [InlineData("instance")]
    [InlineData("snapshots")]
    public async Task AddedVolumeWithoutAKey_EndsUnderTheDefaultKey(string via)
    {
        var account = new Account(world: World);

        var image = await account.SucceedAsync($$"""
            { "source": { "imageId": "ami-05000000000000001" }, "name": "by default", "via": "{{via}}", "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 8 } ] }
            """);

        Assert.Equal(["alias/aws/ebs", "alias/root"], image.Devices.OrderBy(device => device.DeviceName, StringComparer.Ordinal).Select(device => account.AliasOf(device.KeyArn)));
        account.AssertOnlyAdded(image);
    }
}
