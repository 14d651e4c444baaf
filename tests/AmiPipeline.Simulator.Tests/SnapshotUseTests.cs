using Amazon.EC2;
using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Snapshots and images of which nothing can be made.</summary>
public sealed class SnapshotUseTests : IDisposable
{
    private const string World = """
        {
          "regions": [{ "name": "us-east-1" }],
          "accounts": [{ "id": "111122223333", "regions": [{
            "name": "us-east-1",
            "subnets": [{ "id": "subnet-0aaaaaaaaaaaaaaa1", "zone": "us-east-1a", "zoneId": "use1-az1", "vpcId": "vpc-0aaaaaaaaaaaaaaa0" }],
            "images": [
              { "id": "ami-00000001", "name": "archived", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-00000001", "sizeGiB": 8, "storageTier": "archive" }] },
              { "id": "ami-00000002", "name": "of a failed snapshot", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-00000002", "sizeGiB": 8, "state": "error" }] },
              { "id": "ami-00000003", "name": "outpost", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-00000003", "sizeGiB": 8, "outpostArn": "arn:aws:outposts:us-east-1:111122223333:outpost/op-0123" }] },
              { "id": "ami-00000004", "name": "rootless", "devices": [{ "deviceName": "/dev/sdf", "snapshotId": "snap-00000004", "sizeGiB": 8 }] }
            ]
          }] }]
        }
        """;

    private readonly Lab _lab = new(world: World);

    [Theory]
    [InlineData(1, "archived")]
    [InlineData(2, "error")]
    [InlineData(3, "on an Outpost")]
    public async Task Snapshot_ThatCannotBeUsed_IsRefusedByEveryCall(int number, string why)
    {
        var (image, snapshot) = ($"ami-0000000{number}", $"snap-0000000{number}");
        Task[] calls =
        [
            _lab.CopyAsync(new CopyImageRequest { SourceImageId = image }),
            _lab.Ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = image, InstanceType = "t3.small", MinCount = 1, MaxCount = 1 }),
            _lab.Ec2.CopySnapshotAsync(new CopySnapshotRequest { SourceRegion = Lab.Here, SourceSnapshotId = snapshot }),
            _lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", SnapshotId = snapshot }),
            _lab.Ec2.RegisterImageAsync(new RegisterImageRequest
            {
                Name = "registered",
                RootDeviceName = "/dev/sda1",
                BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/sda1", Ebs = new EbsBlockDevice { SnapshotId = snapshot } }],
            }),
        ];

        foreach (var call in calls)
        {
            var error = await Lab.Fails(call);
            Assert.Equal(("IncorrectState", $"Snapshot is in invalid state - {why}"), (error.ErrorCode, error.Message));
        }
    }

    [Fact]
    public async Task DescribeSnapshots_TellsTierAndOutpost()
    {
        var snapshots = (await _lab.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest())).Snapshots.ToDictionary(snapshot => snapshot.SnapshotId);

        Assert.Equal((StorageTier.Archive, null), (snapshots["snap-00000001"].StorageTier, snapshots["snap-00000001"].OutpostArn));
        Assert.Equal((StorageTier.Standard, "arn:aws:outposts:us-east-1:111122223333:outpost/op-0123"), (snapshots["snap-00000003"].StorageTier, snapshots["snap-00000003"].OutpostArn));
    }

    [Fact]
    public async Task Image_WithoutARoot_IsRefused()
    {
        Task[] calls =
        [
            _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-00000004" }),
            _lab.Ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = "ami-00000004", InstanceType = "t3.small", MinCount = 1, MaxCount = 1 }),
        ];

        foreach (var call in calls)
        {
            Assert.Equal("InvalidBlockDeviceMapping", (await Lab.Fails(call)).ErrorCode);
        }
    }

    public void Dispose() => _lab.Dispose();
}
