using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The source's scenarios, by hand, one SDK call after the other.</summary>
public sealed class ScenarioTests : IDisposable
{
    private readonly Lab _lab = new();

    [Fact]
    public async Task Copy_WithoutParameters_KeepsEachSnapshotsStatusAndData()
    {
        var source = _lab.View.Image("ami-01000000000000001");
        var before = _lab.View.Dump();

        var id = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = source.Id, Name = "copy of s1" });
        _lab.PassHours(1);

        var copy = _lab.View.Image(id);
        Assert.Equal("available", copy.State);
        Assert.Equal([null, _lab.KeyArn("alias/data")], copy.Devices.Select(device => device.KeyArn));
        Assert.Equal(source.Devices.Select(device => device.Content), copy.Devices.Select(device => device.Content));
        Assert.Empty(copy.Devices.Select(device => device.SnapshotId).Intersect(source.Devices.Select(device => device.SnapshotId)));
        Assert.Equal(source.Traits, copy.Traits);
        Assert.Empty(before.Except(_lab.View.Dump()));
        Assert.Equal(3, _lab.View.Dump().Except(before).Count());
    }

    [Fact]
    public async Task Copy_OfEncryptedRoot_StaysEncrypted()
    {
        var id = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-02000000000000001" });
        _lab.PassHours(1);

        Assert.Equal(_lab.KeyArn("alias/root"), Assert.Single(_lab.View.Image(id).Devices).KeyArn);
    }

    [Theory]
    [InlineData("ami-03000000000000001", "alias/golden")]
    [InlineData("ami-03b00000000000001", "alias/golden")]
    public async Task Copy_WithKey_PutsEverySnapshotUnderIt(string sourceId, string key)
    {
        var id = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = sourceId, Encrypted = true, KmsKeyId = key });
        _lab.PassHours(1);

        var copy = _lab.View.Image(id);
        Assert.All(copy.Devices, device => Assert.Equal(_lab.KeyArn(key), device.KeyArn));
        Assert.Equal(_lab.View.Image(sourceId).Devices.Select(device => device.Content), copy.Devices.Select(device => device.Content));
    }

    [Fact]
    public async Task CreateImage_OfRunningInstance_TakesTheVolumesKeyAndReboots()
    {
        var response = await _lab.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = "i-04000000000000001", Name = "from s4" });
        _lab.PassHours(1);

        var image = _lab.View.Image(response.ImageId);
        Assert.Equal("available", image.State);
        Assert.Equal(_lab.KeyArn("alias/root"), Assert.Single(image.Devices).KeyArn);
        Assert.Equal(1, _lab.View.Instance("i-04000000000000001").Boots);
    }

    [Fact]
    public async Task UniqueKeys_BySevenSteps_GiveThreeSnapshotsThreeKeys()
    {
        var launch = await _lab.Ec2.RunInstancesAsync(new RunInstancesRequest
        {
            ImageId = "ami-05000000000000001",
            InstanceType = "t3.small",
            MinCount = 1,
            MaxCount = 1,
        });
        var instance = Assert.Single(launch.Reservation.Instances);
        _lab.Pass(60);

        foreach (var (device, key) in new[] { ("/dev/sdf", "alias/data"), ("/dev/sdg", "alias/logs") })
        {
            var volume = await _lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest
            {
                AvailabilityZone = instance.Placement.AvailabilityZone,
                Size = 20,
                VolumeType = "gp3",
                Encrypted = true,
                KmsKeyId = key,
            });
            _lab.Pass(10);
            await _lab.Ec2.AttachVolumeAsync(
                new AttachVolumeRequest { InstanceId = instance.InstanceId, VolumeId = volume.Volume.VolumeId, Device = device });
        }

        _lab.Pass(10);
        await _lab.Ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [instance.InstanceId] });
        _lab.Pass(60);
        var created = await _lab.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = instance.InstanceId, Name = "from s5" });
        _lab.PassHours(1);

        var keys = _lab.View.Image(created.ImageId).Devices.ToDictionary(device => device.DeviceName, device => device.KeyArn);
        Assert.Equal(
            [_lab.KeyArn("alias/root"), _lab.KeyArn("alias/data"), _lab.KeyArn("alias/logs")],
            [keys["/dev/xvda"], keys["/dev/sdf"], keys["/dev/sdg"]]);
    }

    [Fact]
    public async Task UniqueKeys_BySnapshots_GiveTheSourcesDataUnderTwoKeys()
    {
        var source = _lab.View.Image("ami-01000000000000001");
        var mapping = new List<BlockDeviceMapping>();
        foreach (var (device, key) in source.Devices.Zip(["alias/root", "alias/logs"]))
        {
            var copy = await _lab.Ec2.CopySnapshotAsync(new CopySnapshotRequest
            {
                SourceRegion = Lab.Here,
                SourceSnapshotId = device.SnapshotId,
                Encrypted = true,
                KmsKeyId = key,
            });
            mapping.Add(new BlockDeviceMapping { DeviceName = device.DeviceName, Ebs = new EbsBlockDevice { SnapshotId = copy.SnapshotId } });
        }

        _lab.PassHours(2);
        var registered = await _lab.Ec2.RegisterImageAsync(new RegisterImageRequest
        {
            Name = "s5-by-snapshots",
            Architecture = "x86_64",
            VirtualizationType = "hvm",
            EnaSupport = true,
            RootDeviceName = "/dev/xvda",
            BlockDeviceMappings = mapping,
        });
        _lab.Pass(60);

        var image = _lab.View.Image(registered.ImageId);
        Assert.Equal("available", image.State);
        Assert.Equal([_lab.KeyArn("alias/root"), _lab.KeyArn("alias/logs")], image.Devices.Select(device => device.KeyArn));
        Assert.Equal(source.Devices.Select(device => device.Content), image.Devices.Select(device => device.Content));
    }

    public void Dispose() => _lab.Dispose();
}
