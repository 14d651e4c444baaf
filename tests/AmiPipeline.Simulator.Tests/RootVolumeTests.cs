using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Another root volume in the place of one that has booted.</summary>
public sealed class RootVolumeTests : IDisposable
{
    private const string ImageId = "ami-05000000000000001";

    private readonly Lab _lab = new();

    [Fact]
    public async Task Root_OfAStoppedInstance_IsReplaced_AndTheImageHasTheNewOne()
    {
        var source = _lab.View.Image(ImageId);
        var id = await LifecycleTests.LaunchAsync(_lab, ImageId);
        _lab.Pass(60);
        var booted = Assert.Single(_lab.View.Volumes, volume => volume.InstanceId == id);
        Assert.Equal("OperationNotPermitted", (await Lab.Fails(_lab.Ec2.DetachVolumeAsync(new DetachVolumeRequest(booted.Id)))).ErrorCode);

        await _lab.Ec2.StopInstancesAsync(new StopInstancesRequest([id]));
        _lab.Pass(60);
        var volume = (await _lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest
        {
            AvailabilityZone = booted.Zone,
            SnapshotId = source.Devices[0].SnapshotId,
            Encrypted = true,
            KmsKeyId = "alias/golden",
        })).Volume.VolumeId;
        _lab.Pass(10);
        Assert.Equal("InvalidParameterValue", (await Lab.Fails(AttachAsync(volume, id, booted.DeviceName!))).ErrorCode);
        await _lab.Ec2.DetachVolumeAsync(new DetachVolumeRequest(booted.Id));
        _lab.Pass(10);
        await AttachAsync(volume, id, booted.DeviceName!);
        _lab.Pass(10);

        var image = (await _lab.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = id, Name = "unbooted" })).ImageId;
        _lab.PassHours(1);

        var root = Assert.Single(_lab.View.Image(image).Devices);
        Assert.NotEqual(source.Devices[0].Content, _lab.View.Volume(booted.Id).Content);
        Assert.Equal((source.Devices[0].Content, _lab.KeyArn("alias/golden")), (root.Content, root.KeyArn));
        Assert.Equal(ImageId, _lab.View.Image(image).SourceImageId);
    }

    public void Dispose() => _lab.Dispose();

    private Task<AttachVolumeResponse> AttachAsync(string volumeId, string instanceId, string device) =>
        _lab.Ec2.AttachVolumeAsync(new AttachVolumeRequest(volumeId, instanceId, device));
}
