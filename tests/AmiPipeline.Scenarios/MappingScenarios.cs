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

    /// <summary>Names that no volume can be added under, beside one that names the same device twice.</summary>
    [Theory]
    [InlineData("snapshots")]
    [InlineData("instance")]
    public async Task NamesThatTheSourceUses_AreTakenInAnyForm(string via)
    {
        var world = WorldDefinition.Parse(Examples.WorldJson.Replace(
            "\"snapshotId\": \"snap-05000000000000001\"",
            "\"snapshotId\": \"snap-05000000000000001\", \"sizeGiB\": 8, \"key\": \"alias/root\" }, { \"deviceName\": \"/dev/nvme1n1\", \"snapshotId\": \"snap-05000000000000008\", \"sizeGiB\": 4 }, { \"deviceName\": \"xvdf\", \"snapshotId\": \"snap-05000000000000007\", \"sizeGiB\": 4 }, { \"deviceName\": \"/dev/sdf\", \"snapshotId\": \"snap-05000000000000009\"",
            StringComparison.Ordinal));
        var account = new Account(world: world);

        var image = await account.SucceedAsync($$"""
            { "source": { "imageId": "ami-05000000000000001" }, "name": "named", "via": "{{via}}",
              "volumes": [ { "deviceName": "/dev/nvme1n1", "kmsKeyId": "alias/data" }, { "deviceName": "xvdf", "kmsKeyId": "alias/logs" }, { "deviceName": "/dev/sdf", "kmsKeyId": "alias/golden" } ] }
            """);

        Assert.Equal(
            ["/dev/nvme1n1 alias/data", "/dev/sdf alias/golden", "/dev/xvda alias/root", "xvdf alias/logs"],
            image.Devices.Select(device => $"{device.DeviceName} {new[] { "alias/data", "alias/golden", "alias/root", "alias/logs" }.Single(alias => account.KeyArn(alias) == device.KeyArn)}").Order(StringComparer.Ordinal));
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
