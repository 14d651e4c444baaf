using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>What DescribeInstances tells of an instance, and what CreateImage takes along although it does not.</summary>
public sealed class CaptureTests : IDisposable
{
    private const string Paravirtual = "ami-09000000000000001";
    private readonly Lab _lab = new();

    [Fact]
    public async Task DescribeInstances_TellsEnaWhereItIsOn_AndSriovNever()
    {
        var plain = await RunAsync(Paravirtual, "c3.large");
        var ena = await RunAsync("ami-03000000000000001", "t3.small");

        Assert.Equal((null, null), (plain.EnaSupport, plain.SriovNetSupport));
        Assert.Equal((true, null), (ena.EnaSupport, ena.SriovNetSupport));
        Assert.Contains("sriov=simple", (await CaptureAsync(ena.InstanceId)).Traits, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_CarriesTheInstanceStoreMapping_WhichTheInstanceDoesNotShow()
    {
        var instance = await RunAsync(Paravirtual, "c3.large", new BlockDeviceMapping { DeviceName = "/dev/sdc", VirtualName = "ephemeral1" });

        var image = await CaptureAsync(instance.InstanceId);

        Assert.Equal(["/dev/sda1"], instance.BlockDeviceMappings.Select(mapping => mapping.DeviceName));
        Assert.Equal(["/dev/sda1", "/dev/sdb", "/dev/sdc"], image.Devices.Select(device => device.DeviceName).Order());
    }

    [Fact]
    public async Task Create_LeavesOutTheInstanceStores_ThatLaunchOrCallDrop()
    {
        var dropped = await RunAsync(Paravirtual, "c3.large", new BlockDeviceMapping { DeviceName = "/dev/sdb", NoDevice = "" });
        var kept = await RunAsync(Paravirtual, "c3.large");

        Assert.Equal(["/dev/sda1"], (await CaptureAsync(dropped.InstanceId)).Devices.Select(device => device.DeviceName));
        Assert.Equal(["/dev/sda1"], (await CaptureAsync(kept.InstanceId, new BlockDeviceMapping { DeviceName = "/dev/sdb", NoDevice = "" })).Devices.Select(device => device.DeviceName));
    }

    /// <summary>EC2 User Guide, "Instance launch behavior with EC2 boot modes"; a t2 of a uefi-preferred image was recorded as legacy-bios.</summary>
    [Theory]
    [InlineData("ami-05000000000000001", "t3.small", "uefi")]
    [InlineData("ami-05000000000000001", "t2.small", "legacy-bios")]
    [InlineData("ami-03000000000000001", "t3.small", "legacy-bios")]
    [InlineData("ami-0a000000000000001", "t4g.small", "uefi")]
    public async Task Firmware_FollowsImageAndType_AndUefiLeavesVariablesToTheImage(string imageId, string type, string firmware)
    {
        var instance = await RunAsync(imageId, type);

        Assert.Equal(firmware, instance.CurrentInstanceBootMode.Value);
        Assert.Equal(firmware == "uefi", !(await CaptureAsync(instance.InstanceId)).Traits.Contains("uefi= ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Create_OfAnInstanceWithoutItsRootVolume_IsRefused()
    {
        var instance = await RunAsync("ami-03000000000000001", "t3.small");
        await _lab.Ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [instance.InstanceId] });
        _lab.PassHours(1);
        await _lab.Ec2.DetachVolumeAsync(new DetachVolumeRequest { VolumeId = instance.BlockDeviceMappings[0].Ebs.VolumeId });
        _lab.PassHours(1);

        var error = await Lab.Fails(_lab.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = instance.InstanceId, Name = "rootless" }));

        Assert.Equal(("InvalidParameterValue", $"Invalid value '{instance.InstanceId}' for instanceId. Instance does not have a volume attached at root (/dev/xvda)"), (error.ErrorCode, error.Message));
    }

    public void Dispose() => _lab.Dispose();

    private async Task<Instance> RunAsync(string imageId, string type, params BlockDeviceMapping[] mappings)
    {
        var launched = await _lab.Ec2.RunInstancesAsync(new RunInstancesRequest
        {
            ImageId = imageId,
            InstanceType = type,
            MinCount = 1,
            MaxCount = 1,
            BlockDeviceMappings = mappings.Length == 0 ? null : [.. mappings],
        });
        _lab.PassHours(1);
        var described = await _lab.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [launched.Reservation.Instances[0].InstanceId] });
        return described.Reservations[0].Instances[0];
    }

    private async Task<Inspection.ImageView> CaptureAsync(string instanceId, params BlockDeviceMapping[] mappings)
    {
        var created = await _lab.Ec2.CreateImageAsync(new CreateImageRequest
        {
            InstanceId = instanceId,
            Name = $"captured {instanceId}",
            NoReboot = true,
            BlockDeviceMappings = mappings.Length == 0 ? null : [.. mappings],
        });
        return _lab.View.Image(created.ImageId);
    }
}
