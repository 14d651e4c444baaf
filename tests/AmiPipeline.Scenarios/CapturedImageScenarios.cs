using AmiPipeline.Simulator.Definitions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>What DescribeInstances does not tell and CreateImage carries all the same: SR-IOV, IMDS support, UEFI data, instance store volumes.</summary>
public sealed class CapturedImageScenarios
{
    private const string Variables = "QU1aTlVFRkkAAAAB";

    /// <summary>The image that the example's instances run, as many images are: with SR-IOV, UEFI variables and instance store volumes.</summary>
    private static readonly WorldDefinition World = WorldDefinition.Parse(Examples.WorldJson.Replace(
        "\"name\": \"s5-root-under-one-key\",",
        $"\"name\": \"s5-root-under-one-key\", \"sriovNetSupport\": \"simple\", \"uefiData\": \"{Variables}\",",
        StringComparison.Ordinal).Replace(
        "\"snapshotId\": \"snap-05000000000000001\", \"sizeGiB\": 8, \"key\": \"alias/root\" }",
        "\"snapshotId\": \"snap-05000000000000001\", \"sizeGiB\": 8, \"key\": \"alias/root\" }, "
        + "{ \"deviceName\": \"/dev/sdm\", \"virtualName\": \"ephemeral0\" }, { \"deviceName\": \"/dev/sdn\", \"virtualName\": \"ephemeral1\" }",
        StringComparison.Ordinal));

    [Fact]
    public async Task Capture_OfAnInstance_IsNotJudgedByWhatItsDescriptionLeavesOut()
    {
        var account = new Account(world: World);
        var source = account.View.Image("ami-05000000000000001");

        var image = await account.SucceedAsync("""{ "source": { "instanceId": "i-04000000000000001", "reboot": false }, "name": "captured" }""");

        Assert.Contains("sriov=simple", image.Traits, StringComparison.Ordinal);
        Assert.Equal(source.Traits, image.Traits);
        Assert.Equal(["/dev/sdm", "/dev/sdn", "/dev/xvda"], image.Devices.Select(device => device.DeviceName).Order());
        account.AssertOnlyAdded(image);
    }

    /// <summary>By each second route the result has what the captured image has, though no instance reported it.</summary>
    [Theory]
    [InlineData("copy")]
    [InlineData("snapshots")]
    [InlineData("instance")]
    public async Task Capture_TakenOnBySecondRoute_KeepsWhatOnlyTheCapturedImageTells(string via)
    {
        var account = new Account(world: World);
        var source = account.View.Image("ami-05000000000000001");

        var image = await account.SucceedAsync($$"""
            { "source": { "instanceId": "i-04000000000000001", "reboot": false }, "name": "re-keyed", "kmsKeyId": "alias/golden", "via": "{{via}}" }
            """);

        Assert.Equal(source.Traits, image.Traits);
        Assert.Equal(["/dev/sdm", "/dev/sdn", "/dev/xvda"], image.Devices.Select(device => device.DeviceName).Order());
        account.AssertOnlyAdded(image);
    }

    /// <summary>A volume that is added under the name of an instance store volume takes its place: nobody could know of that name before.</summary>
    [Fact]
    public async Task Capture_WithAVolumeUnderTheNameOfAnInstanceStore_HasTheVolume()
    {
        var account = new Account(world: World);

        var image = await account.SucceedAsync("""
            {
              "source": { "instanceId": "i-04000000000000001", "reboot": false }, "name": "added", "via": "snapshots",
              "volumes": [{ "deviceName": "/dev/sdm", "sizeGiB": 4, "kmsKeyId": "alias/data" }]
            }
            """);

        Assert.Equal(account.KeyArn("alias/data"), Assert.Single(image.Devices, device => device.DeviceName == "/dev/sdm").KeyArn);
        Assert.Contains(image.Devices, device => device.DeviceName == "/dev/sdn");
    }
}
