using AmiPipeline.Plans;
using AmiPipeline.Simulator.Definitions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Mappings without a snapshot, and keys that are not named.</summary>
public sealed class MappingScenarios
{
    // S5's source with an empty volume and an instance store volume beside its root.
    private static readonly WorldDefinition World = WorldDefinition.Parse(Examples.WorldJson.Replace(
        "\"snapshotId\": \"snap-05000000000000001\"",
        "\"snapshotId\": \"snap-05000000000000001\", \"sizeGiB\": 8, \"key\": \"alias/root\" }, { \"deviceName\": \"/dev/sdm\", \"sizeGiB\": 5 }, { \"deviceName\": \"/dev/sdn\", \"virtualName\": \"ephemeral0\" }, { \"deviceName\": \"/dev/sdp\", \"snapshotId\": \"snap-05000000000000009\"",
        StringComparison.Ordinal));

    [Theory]
    [InlineData("copy", "")]
    [InlineData("instance", """, "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 3, "kmsKeyId": "alias/data" } ]""")]
    [InlineData("snapshots", """, "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 3, "kmsKeyId": "alias/data" } ]""")]
    public async Task MappingsWithoutASnapshot_StayAsTheyAre(string via, string volumes)
    {
        var account = new Account(world: World);

        var image = await account.SucceedAsync($$"""{ "source": { "imageId": "ami-05000000000000001" }, "name": "kept", "via": "{{via}}"{{volumes}} }""");

        var empty = image.Devices.Single(device => device.DeviceName == "/dev/sdm");
        Assert.Equal((null, 5, false), (empty.SnapshotId, empty.SizeGiB, empty.Encrypted));
        Assert.Contains(image.Devices, device => device.DeviceName == "/dev/sdn");
        account.AssertOnlyAdded(image);
    }

    [Theory]
    [InlineData("instance")]
    [InlineData("snapshots")]
    public async Task EmptyMapping_UnderAKey_BecomesAnEncryptedVolume(string via)
    {
        var account = new Account(world: World);

        var image = await account.SucceedAsync($$"""{ "source": { "imageId": "ami-05000000000000001" }, "name": "keyed", "via": "{{via}}", "kmsKeyId": "alias/golden" }""");

        Assert.Equal(account.KeyArn("alias/golden"), image.Devices.Single(device => device.DeviceName == "/dev/sdm").KeyArn);
        account.AssertOnlyAdded(image);
    }

    [Theory]
    [InlineData("copy")]
    [InlineData("instance")]
    [InlineData("snapshots")]
    public async Task DefaultKey_ThatTheAccountHasNeverUsed_IsMadeByEc2AndVerified(string via)
    {
        var account = new Account();

        var report = await account.RunAsync($$"""{ "source": { "imageId": "ami-05000000000000001" }, "name": "default key", "via": "{{via}}", "kmsKeyId": "default" }""");

        var device = Assert.Single(report.Result!.Devices);
        Assert.Equal((account.KeyArn("alias/aws/ebs"), KeyOrigin.AccountDefault), (device.KmsKeyId, device.KeyOrigin));
    }

    [Fact]
    public async Task VolumesThatOutliveTheirInstance_AreRemovedWithIt()
    {
        var account = new Account();

        var image = await account.SucceedAsync("""
            { "source": { "imageId": "ami-05000000000000001" }, "name": "kept volumes", "via": "instance",
              "volumes": [ { "deviceName": "/dev/xvda", "deleteOnTermination": false }, { "deviceName": "/dev/sdf", "sizeGiB": 3, "kmsKeyId": "alias/data", "deleteOnTermination": false } ] }
            """);

        Assert.All(image.Devices, device => Assert.False(device.DeleteOnTermination));
        account.AssertOnlyAdded(image);
    }
}
