using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>EC2 looks at a key late: the call goes well, and the resource fails afterwards.</summary>
public sealed class LateKeyFailureTests : IDisposable
{
    private readonly Lab _lab = new();

    public static TheoryData<string> BadKeys =>
    [
        "alias/nowhere",
        "alias/disabled",
        "alias/leaving",
        "alias/imported",
        "alias/asymmetric",
        "10000000-0000-4000-8000-00000000dead",
        "arn:aws:kms:eu-west-1:111122223333:alias/europe",
        "arn:aws:kms:eu-west-1:111122223333:alias/golden",
        "arn:aws:kms:us-east-1:444455556666:alias/theirs",
    ];

    [Theory]
    [MemberData(nameof(BadKeys))]
    public async Task CopyImage_FailsWithoutNamingKms(string key)
    {
        var id = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001", Encrypted = true, KmsKeyId = key });
        var pending = (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id] })).Images[0];
        _lab.PassHours(1);
        var failed = (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id] })).Images[0];

        Assert.Equal("pending", pending.State);
        Assert.Equal("failed", failed.State);
        Assert.Equal("Copy image failed with an internal error", failed.StateReason.Message);
    }

    [Theory]
    [MemberData(nameof(BadKeys))]
    public async Task CopySnapshot_EndsInError(string key)
    {
        var copy = await _lab.Ec2.CopySnapshotAsync(new CopySnapshotRequest
        {
            SourceRegion = Lab.Here,
            SourceSnapshotId = "snap-0d000000000000002",
            Encrypted = true,
            KmsKeyId = key,
        });
        _lab.PassHours(1);

        var response = await _lab.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [copy.SnapshotId] });
        Assert.Equal("error", response.Snapshots[0].State);
        Assert.Equal("Given key ID is not accessible", response.Snapshots[0].StateMessage);
    }

    [Theory]
    [MemberData(nameof(BadKeys))]
    public async Task CreateVolume_Vanishes(string key)
    {
        var created = await _lab.Ec2.CreateVolumeAsync(
            new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, Encrypted = true, KmsKeyId = key });
        Assert.Equal("creating", created.Volume.State);
        Assert.Equal(key, created.Volume.KmsKeyId);
        _lab.Pass(30);

        var error = await Lab.Fails(_lab.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [created.Volume.VolumeId] }));
        Assert.Equal("InvalidVolume.NotFound", error.ErrorCode);
    }

    [Theory]
    [InlineData("alias/nowhere", "Client error on launch")]
    [InlineData("alias/disabled", "Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state")]
    public async Task RunInstances_EndsTerminated(string key, string reason)
    {
        var launch = await _lab.Ec2.RunInstancesAsync(new RunInstancesRequest
        {
            ImageId = "ami-05000000000000001",
            InstanceType = "t3.small",
            MinCount = 1,
            MaxCount = 1,
            BlockDeviceMappings =
                [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { Encrypted = true, KmsKeyId = key } }],
        });
        var id = launch.Reservation.Instances[0].InstanceId;
        _lab.Pass(60);

        var instance = (await _lab.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations[0].Instances[0];
        Assert.Equal("terminated", instance.State.Name);
        Assert.Equal("Client.InternalError", instance.StateReason.Code);
        Assert.Equal(reason, instance.StateReason.Message);
        Assert.DoesNotContain(_lab.View.Volumes, volume => volume.InstanceId == id);
    }

    [Fact]
    public async Task CopyImage_UnderASourceKeyTheCallerCannotUse_Fails()
    {
        var id = await _lab.CopyAsync(
            new CopyImageRequest { SourceImageId = "ami-0f000000000000004", Encrypted = true, KmsKeyId = "alias/golden" });
        _lab.PassHours(1);

        Assert.Equal("failed", _lab.View.Image(id).State);
    }

    [Fact]
    public async Task DisabledKey_LeavesARunningInstanceAlone_ButNotItsNextStart()
    {
        const string Id = "i-04000000000000001";
        await _lab.Kms.DisableKeyAsync("10000000-0000-4000-8000-000000000002");
        _lab.PassHours(1);
        Assert.Equal("running", _lab.View.Instance(Id).State);

        await _lab.Ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [Id] });
        _lab.Pass(60);
        await _lab.Ec2.StartInstancesAsync(new StartInstancesRequest { InstanceIds = [Id] });
        Assert.Equal("pending", _lab.View.Instance(Id).State);
        _lab.Pass(60);
        Assert.Equal("stopped", _lab.View.Instance(Id).State);

        await _lab.Kms.EnableKeyAsync("10000000-0000-4000-8000-000000000002");
        await _lab.Ec2.StartInstancesAsync(new StartInstancesRequest { InstanceIds = [Id] });
        _lab.Pass(60);
        Assert.Equal("running", _lab.View.Instance(Id).State);
    }

    [Fact]
    public async Task AttachVolume_UnderADisabledKey_EndsDetached()
    {
        await _lab.Kms.DisableKeyAsync("10000000-0000-4000-8000-000000000004");
        await _lab.Ec2.AttachVolumeAsync(
            new AttachVolumeRequest { VolumeId = "vol-0d000000000000001", InstanceId = "i-04000000000000001", Device = "/dev/sdf" });
        Assert.Equal("attaching", _lab.View.Volume("vol-0d000000000000001").AttachmentState);
        _lab.Pass(30);

        Assert.Equal(("available", null), (_lab.View.Volume("vol-0d000000000000001").State, _lab.View.Volume("vol-0d000000000000001").InstanceId));
    }

    public void Dispose() => _lab.Dispose();
}
