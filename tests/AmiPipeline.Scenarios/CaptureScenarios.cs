using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>S4: an image of an instance, and the ways on from there.</summary>
public sealed class CaptureScenarios
{
    [Fact]
    public async Task S4_RunningInstanceWithEncryptedRoot_GivesASnapshotUnderTheVolumesKey()
    {
        var account = new Account();
        var volume = Assert.Single(account.View.Volumes, volume => volume.InstanceId == "i-04000000000000001");

        var image = await account.SucceedAsync(Examples.Request("s4-capture"));

        Assert.Equal(volume.KeyArn, Assert.Single(image.Devices).KeyArn);
        Assert.Equal("i-04000000000000001", image.SourceInstanceId);
        Assert.Equal("true", Assert.Single(account.Calls("CreateImage")).Parameters["NoReboot"]);
        account.AssertOnlyAdded(image);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("copy")]
    [InlineData("snapshots")]
    [InlineData("instance")]
    public async Task Capture_WithAnotherKey_ReKeysTheCapturedImageAndRemovesIt(string via)
    {
        var account = new Account();

        var image = await account.SucceedAsync($$"""
            { "source": { "instanceId": "i-04000000000000001", "reboot": false }, "name": "re-keyed", "kmsKeyId": "alias/golden", "via": "{{via}}" }
            """);

        Assert.All(image.Devices, device => Assert.Equal(account.KeyArn("alias/golden"), device.KeyArn));
        account.AssertOnlyAdded(image);
    }

    [Fact]
    public async Task Capture_WithReboot_LetsEc2RebootTheInstance()
    {
        var account = new Account();

        await account.SucceedAsync("""{ "source": { "instanceId": "i-04000000000000001", "reboot": true }, "name": "rebooted" }""");

        Assert.Equal("false", Assert.Single(account.Calls("CreateImage")).Parameters["NoReboot"]);
        Assert.Equal("running", account.View.Instance("i-04000000000000001").State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Capture_WithAnotherDeletionOnTermination_IsOneCreateImage(bool deleted)
    {
        var account = new Account();

        var image = await account.SucceedAsync($$"""
            {
              "source": { "instanceId": "i-04000000000000002" },
              "name": "deletion",
              "volumes": [{{string.Join(", ", account.View.Volumes.Where(volume => volume.InstanceId == "i-04000000000000002")
                  .Select(volume => $$"""{ "deviceName": "{{volume.DeviceName}}", "deleteOnTermination": {{(deleted ? "true" : "false")}} }"""))}}]
            }
            """);

        Assert.All(image.Devices, device => Assert.Equal(deleted, device.DeleteOnTermination));
        Assert.Single(account.Calls("CreateImage"));
        Assert.Empty(new[] { "CopySnapshot", "RegisterImage", "CopyImage" }.SelectMany(action => account.Calls(action)));
        account.AssertOnlyAdded(image);
    }

    [Fact]
    public async Task Capture_OfAStoppedInstanceWithTwoVolumes_KeepsBothKeys()
    {
        var account = new Account();
        var volumes = account.View.Volumes.Where(volume => volume.InstanceId == "i-04000000000000002").ToDictionary(volume => volume.DeviceName!, volume => volume.KeyArn);

        var image = await account.SucceedAsync("""{ "source": { "instanceId": "i-04000000000000002" }, "name": "two volumes" }""");

        Assert.Equal(volumes.OrderBy(pair => pair.Key), image.Devices.ToDictionary(device => device.DeviceName, device => device.KeyArn).OrderBy(pair => pair.Key));
        account.AssertOnlyAdded(image);
    }
}
