using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>How instances and volumes go from state to state as time passes.</summary>
public sealed class LifecycleTests : IDisposable
{
    private readonly Lab _lab = new();

    [Fact]
    public async Task Instance_PassesItsStates_AndStaysVisibleForAnHour()
    {
        var id = await LaunchAsync(_lab);
        Assert.Equal("pending", _lab.View.Instance(id).State);
        _lab.Pass(30);
        Assert.Equal("running", _lab.View.Instance(id).State);

        await _lab.Ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [id] });
        Assert.Equal("stopping", _lab.View.Instance(id).State);
        _lab.Pass(60);
        Assert.Equal("stopped", _lab.View.Instance(id).State);

        await _lab.Ec2.StartInstancesAsync(new StartInstancesRequest { InstanceIds = [id] });
        Assert.Equal("pending", _lab.View.Instance(id).State);
        _lab.Pass(30);
        Assert.Equal(2, _lab.View.Instance(id).Boots);

        await _lab.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] });
        Assert.Equal("shutting-down", _lab.View.Instance(id).State);
        _lab.Pass(60);
        Assert.Equal("terminated", _lab.View.Instance(id).State);
        _lab.PassHours(1);
        Assert.DoesNotContain(_lab.View.Instances, instance => instance.Id == id);
    }

    [Fact]
    public async Task Instance_TerminatedWhilePending_NeverRuns()
    {
        var id = await LaunchAsync(_lab);
        _lab.Pass(5);
        await _lab.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] });
        _lab.Pass(90);

        Assert.Equal("terminated", _lab.View.Instance(id).State);
        Assert.Equal(0, _lab.View.Instance(id).Boots);
    }

    [Fact]
    public async Task Terminate_TakesTheImagesVolumes_AndLeavesThoseAttachedLater()
    {
        var id = await LaunchAsync(_lab);
        _lab.Pass(30);
        await _lab.Ec2.AttachVolumeAsync(
            new AttachVolumeRequest { InstanceId = id, VolumeId = "vol-0d000000000000001", Device = "/dev/sdf" });
        _lab.Pass(10);
        var attached = _lab.View.Volume("vol-0d000000000000001");
        Assert.Equal(("in-use", "attached", false), (attached.State, attached.AttachmentState, attached.DeleteOnTermination));

        await _lab.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] });
        _lab.Pass(60);

        Assert.DoesNotContain(_lab.View.Volumes, volume => volume.InstanceId == id);
        Assert.Equal("available", _lab.View.Volume("vol-0d000000000000001").State);
    }

    [Fact]
    public async Task Boot_ChangesTheRootVolumesContentOnly()
    {
        var id = await LaunchAsync(_lab, "ami-03b00000000000001");
        _lab.Pass(60);

        var volumes = _lab.View.Volumes.Where(volume => volume.InstanceId == id).ToDictionary(volume => volume.DeviceName!);
        Assert.NotEqual(_lab.View.Snapshot("snap-03b00000000000001").Content, volumes["/dev/xvda"].Content);
        Assert.Equal(_lab.View.Snapshot("snap-03b00000000000002").Content, volumes["/dev/sdf"].Content);
    }

    [Fact]
    public async Task Volume_PassesItsStates()
    {
        var id = (await _lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1 })).Volume.VolumeId;
        Assert.Equal("creating", _lab.View.Volume(id).State);
        _lab.Pass(10);
        Assert.Equal("available", _lab.View.Volume(id).State);
        await _lab.Ec2.AttachVolumeAsync(new AttachVolumeRequest { InstanceId = "i-04000000000000001", VolumeId = id, Device = "/dev/sdf" });
        Assert.Equal(("in-use", "attaching"), (_lab.View.Volume(id).State, _lab.View.Volume(id).AttachmentState));
        _lab.Pass(10);
        await _lab.Ec2.DetachVolumeAsync(new DetachVolumeRequest { VolumeId = id });
        Assert.Equal("detaching", _lab.View.Volume(id).AttachmentState);
        _lab.Pass(10);
        await _lab.Ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = id });
        Assert.Equal("deleting", _lab.View.Volume(id).State);
        _lab.Pass(20);
        Assert.DoesNotContain(_lab.View.Volumes, volume => volume.Id == id);
    }

    [Fact]
    public async Task Snapshot_ShowsItsProgressInPercent()
    {
        var id = (await _lab.Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = "vol-0d000000000000001" })).Snapshot.SnapshotId;
        var shown = new List<string>();
        for (var step = 0; step < 5; step++)
        {
            shown.Add((await _lab.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [id] })).Snapshots[0].Progress);
            _lab.Pass(30);
        }

        Assert.Equal("0%", shown[0]);
        Assert.Equal("100%", shown[^1]);
        Assert.Equal(shown.Select(progress => int.Parse(progress.TrimEnd('%'))).Order(), shown.Select(progress => int.Parse(progress.TrimEnd('%'))));
        Assert.Contains(shown, progress => progress is not ("0%" or "100%"));
    }

    [Fact]
    public async Task SameSeedAndCalls_GiveTheSameWorld()
    {
        using var twin = new Lab();
        using var other = new Lab(options => options with { Seed = 2 });
        foreach (var lab in new[] { _lab, twin, other })
        {
            await LaunchAsync(lab);
            await lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001" });
            lab.Pass(100);
        }

        Assert.Equal(_lab.View.Dump(), twin.View.Dump());
        Assert.NotEqual(_lab.View.Dump(), other.View.Dump());
    }

    public void Dispose() => _lab.Dispose();

    internal static RunInstancesRequest Launching(string imageId = "ami-05000000000000001") =>
        new() { ImageId = imageId, InstanceType = "t3.small", MinCount = 1, MaxCount = 1 };

    internal static async Task<string> LaunchAsync(Lab lab, string imageId = "ami-05000000000000001") =>
        (await lab.Ec2.RunInstancesAsync(Launching(imageId))).Reservation.Instances[0].InstanceId;
}
