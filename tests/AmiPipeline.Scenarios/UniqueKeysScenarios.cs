using System.Text;
using AmiPipeline.Simulator.Inspection;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>S5: an image in which every snapshot has its own key.</summary>
public sealed class UniqueKeysScenarios
{
    private static readonly string[] Aliases = ["alias/root", "alias/data", "alias/logs"];

    [Theory]
    [InlineData("s5-unique-keys", "AMZNUEFI variables of ami-05000000000000001")]
    [InlineData("s5-unique-keys-snapshots", "")]
    public async Task S5_ThreeSnapshots_HaveThreeKeys(string example, string uefiVariables)
    {
        var account = new Account();
        var source = account.View.Image("ami-05000000000000001");

        var image = await account.SucceedAsync(Examples.Request(example));

        Assert.Equal(
            [$"/dev/sdf {account.KeyArn("alias/data")}", $"/dev/sdg {account.KeyArn("alias/logs")}", $"/dev/xvda {account.KeyArn("alias/root")}"],
            image.Keys().Order());
        Assert.All(image.Devices, device => Assert.True(device.DeleteOnTermination));
        // Started in UEFI mode, an instance has UEFI variables, and its image too.
        Assert.Equal(source.Traits.Replace("uefi= ", $"uefi={Convert.ToBase64String(Encoding.ASCII.GetBytes(uefiVariables))} ", StringComparison.Ordinal), image.Traits);
        account.AssertOnlyAdded(image);
    }

    [Fact]
    public async Task S5_ViaInstance_ReplacesTheBootedRoot_WhileTheInstanceIsStopped()
    {
        var account = new Account();

        await account.SucceedAsync(Examples.Request("s5-unique-keys"));

        var steps = account.Engine.Cloud.Calls.All.Select(call => call.Action)
            .Where(action => action is "RunInstances" or "CreateVolume" or "AttachVolume" or "DetachVolume" or "StopInstances" or "CreateImage");
        Assert.Equal(
            ["RunInstances", "CreateVolume", "CreateVolume", "CreateVolume", "StopInstances", "DetachVolume", "AttachVolume", "AttachVolume", "AttachVolume", "CreateImage"], steps);
    }

    /// <summary>Nothing of the boot is in the result, and what it was made of is still known.</summary>
    [Fact]
    public async Task S5_ViaInstance_KeepsContentAndLineage()
    {
        var account = new Account();
        var source = account.View.Image("ami-05000000000000001");

        var image = await account.SucceedAsync(Examples.Request("s5-unique-keys"));

        Assert.Equal(source.Devices[0].Content, image.Devices.Single(device => device.DeviceName == "/dev/xvda").Content);
        Assert.Equal(source.Id, image.SourceImageId);
    }

    [Fact]
    public async Task S5_ViaSnapshots_BootsNothingAndKeepsTheContent()
    {
        var account = new Account();
        var source = account.View.Image("ami-05000000000000001");

        var image = await account.SucceedAsync(Examples.Request("s5-unique-keys-snapshots"));

        Assert.Empty(account.Calls("RunInstances"));
        Assert.Equal(source.Devices[0].Content, image.Devices[0].Content);
    }

    [Theory]
    [InlineData("s5-unique-keys")]
    [InlineData("s5-unique-keys-snapshots")]
    public async Task S5_Result_LaunchesAnInstanceWithThreeVolumesUnderThreeKeys(string example)
    {
        var account = new Account();
        var image = await account.SucceedAsync(Examples.Request(example));

        var instanceId = await Launch.RunAsync(account, image.Id);

        var volumes = account.View.Volumes.Where(volume => volume.InstanceId == instanceId).OrderBy(DeviceOrder).ToList();
        Assert.Equal("running", account.View.Instance(instanceId).State);
        Assert.Equal(Aliases.Select(account.KeyArn), volumes.Select(volume => volume.KeyArn));
    }

    [Fact]
    public async Task EverySourceDevice_ReKeyedWithAKeyOfItsOwn_AutoTakesSnapshots()
    {
        var account = new Account();
        var source = account.View.Image("ami-01000000000000001");

        var image = await account.SucceedAsync("""
            { "source": { "imageId": "ami-01000000000000001" }, "name": "re-keyed apart",
              "volumes": [ { "deviceName": "/dev/xvda", "kmsKeyId": "alias/root" }, { "deviceName": "/dev/sdf", "kmsKeyId": "alias/logs" } ] }
            """);

        Assert.Equal([$"/dev/xvda {account.KeyArn("alias/root")}", $"/dev/sdf {account.KeyArn("alias/logs")}"], image.Keys());
        Assert.Empty(account.Calls("RunInstances"));
        Same.Data(source, image);
        Same.Attributes(source, image);
        account.AssertOnlyAdded(image);
    }

    [Theory]
    [InlineData("instance")]
    [InlineData("snapshots")]
    public async Task VolumeFromASnapshot_WithSizeTypeAndDeletion_ComesAsAsked(string via)
    {
        var account = new Account();

        var image = await account.SucceedAsync($$"""
            { "source": { "imageId": "ami-05000000000000001" }, "name": "with data", "via": "{{via}}", "kmsKeyId": "alias/golden",
              "volumes": [ { "deviceName": "/dev/sdf", "snapshotId": "snap-0d000000000000001", "sizeGiB": 40, "volumeType": "io2", "iops": 1000, "deleteOnTermination": false } ] }
            """);

        var data = image.Devices.Single(device => device.DeviceName == "/dev/sdf");
        Assert.Equal((40, "io2", 1000, false), (data.SizeGiB, data.VolumeType, data.Iops ?? 0, data.DeleteOnTermination));
        Assert.Equal(account.View.Snapshot("snap-0d000000000000001").Content, data.Content);
        Assert.All(image.Devices, device => Assert.Equal(account.KeyArn("alias/golden"), device.KeyArn));
        account.AssertOnlyAdded(image);
    }

    private static int DeviceOrder(VolumeView volume) => Array.IndexOf(["/dev/xvda", "/dev/sdf", "/dev/sdg"], volume.DeviceName);
}
