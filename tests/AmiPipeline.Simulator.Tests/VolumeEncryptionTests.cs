using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The truth table of CreateVolume and RunInstances, row by row (EBS User Guide, "Amazon EBS encryption").</summary>
public sealed class VolumeEncryptionTests
{
    private const string? Empty = null;
    private const string Plain = "snap-0d000000000000002";
    private const string UnderData = "snap-0d000000000000001";
    private const string SharedPlain = "snap-0f000000000000003";
    private const string SharedEncrypted = "snap-0f000000000000002";

    public static TheoryData<string?, bool?, string?, bool, string?> Rows => new()
    {
        // source, Encrypted, KmsKeyId, encryption by default → key of the volume; "alias/logs" is the default key
        { Empty, null, null, false, null },
        { Empty, true, null, false, "alias/logs" },
        { Empty, true, "alias/golden", false, "alias/golden" },
        { Empty, null, null, true, "alias/logs" },
        { Empty, true, null, true, "alias/logs" },
        { Empty, true, "alias/golden", true, "alias/golden" },
        { Plain, null, null, false, null },
        { Plain, true, null, false, "alias/logs" },
        { Plain, true, "alias/golden", false, "alias/golden" },
        { Plain, null, null, true, "alias/logs" },
        { Plain, true, null, true, "alias/logs" },
        { Plain, true, "alias/golden", true, "alias/golden" },
        { UnderData, null, null, false, "alias/data" },
        { UnderData, true, null, false, "alias/data" },
        { UnderData, true, "alias/golden", false, "alias/golden" },
        { UnderData, null, null, true, "alias/data" },
        { UnderData, true, null, true, "alias/data" },
        { UnderData, true, "alias/golden", true, "alias/golden" },
        { SharedPlain, null, null, false, null },
        { SharedPlain, true, null, false, "alias/logs" },
        { SharedPlain, true, "alias/golden", false, "alias/golden" },
        { SharedPlain, null, null, true, "alias/logs" },
        { SharedPlain, true, null, true, "alias/logs" },
        { SharedPlain, true, "alias/golden", true, "alias/golden" },
        { SharedEncrypted, null, null, false, "alias/logs" },
        { SharedEncrypted, true, null, false, "alias/logs" },
        { SharedEncrypted, true, "alias/golden", false, "alias/golden" },
        { SharedEncrypted, null, null, true, "alias/logs" },
        { SharedEncrypted, true, null, true, "alias/logs" },
        { SharedEncrypted, true, "alias/golden", true, "alias/golden" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task CreatedVolume_GetsTheKeyOfTheTable(
        string? source, bool? encrypted, string? key, bool encryptionByDefault, string? expected)
    {
        using var lab = await CopyImageEncryptionTests.LabWithDefaultKeyAsync(encryptionByDefault);

        var created = await lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest
        {
            AvailabilityZone = "us-east-1a",
            Size = source is null ? 20 : null,
            SnapshotId = source,
            Encrypted = encrypted,
            KmsKeyId = key,
        });
        lab.Pass(60);

        var volume = lab.View.Volume(created.Volume.VolumeId);
        Assert.Equal("available", volume.State);
        Assert.Equal(expected is null ? null : lab.KeyArn(expected), volume.KeyArn);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task LaunchedVolume_GetsTheKeyOfTheTable(
        string? source, bool? encrypted, string? key, bool encryptionByDefault, string? expected)
    {
        using var lab = await CopyImageEncryptionTests.LabWithDefaultKeyAsync(encryptionByDefault);

        var launch = await lab.Ec2.RunInstancesAsync(new RunInstancesRequest
        {
            ImageId = "ami-05000000000000001",
            InstanceType = "t3.small",
            MinCount = 1,
            MaxCount = 1,
            BlockDeviceMappings =
            [
                new BlockDeviceMapping
                {
                    DeviceName = "/dev/sdf",
                    Ebs = new EbsBlockDevice { VolumeSize = 20, SnapshotId = source, Encrypted = encrypted, KmsKeyId = key },
                },
            ],
        });
        lab.Pass(60);

        var instanceId = launch.Reservation.Instances[0].InstanceId;
        Assert.Equal("running", lab.View.Instance(instanceId).State);
        var volume = Assert.Single(lab.View.Volumes, volume => volume.InstanceId == instanceId && volume.DeviceName == "/dev/sdf");
        Assert.Equal(expected is null ? null : lab.KeyArn(expected), volume.KeyArn);
    }

    [Fact]
    public async Task LaunchedVolume_ReKeysTheImagesOwnDevice()
    {
        using var lab = new Lab();

        var launch = await lab.Ec2.RunInstancesAsync(new RunInstancesRequest
        {
            ImageId = "ami-05000000000000001",
            InstanceType = "t3.small",
            MinCount = 1,
            MaxCount = 1,
            BlockDeviceMappings =
                [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { Encrypted = true, KmsKeyId = "alias/golden" } }],
        });

        var volume = Assert.Single(lab.View.Volumes, volume => volume.InstanceId == launch.Reservation.Instances[0].InstanceId);
        Assert.Equal(lab.KeyArn("alias/golden"), volume.KeyArn);
        Assert.Equal("snap-05000000000000001", volume.SnapshotId);
        Assert.True(volume.DeleteOnTermination);
    }

    [Fact]
    public async Task CreateVolume_WithKeyButNotEncrypted_IsRefused()
    {
        using var lab = new Lab();

        var error = await Lab.Fails(lab.Ec2.CreateVolumeAsync(
            new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, KmsKeyId = "alias/golden" }));

        Assert.Equal("InvalidParameterDependency", error.ErrorCode);
    }
}
