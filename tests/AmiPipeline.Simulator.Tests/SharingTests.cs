using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>What one account can do with another's images and snapshots.</summary>
public sealed class SharingTests : IDisposable
{
    private readonly Lab _lab = new();

    [Fact]
    public async Task Account_SeesOwnAndSharedImages_ButNotTheTagsOfOthers()
    {
        await _lab.Ec2Client(Lab.OtherAccount).CreateTagsAsync(new CreateTagsRequest { Resources = ["ami-0f000000000000002"], Tags = [new Tag("theirs", "yes")] });

        var images = (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = [Lab.OtherAccount] })).Images;

        Assert.Equal(4, images.Count);
        Assert.All(images, image => Assert.Null(image.Tags));
    }

    [Fact]
    public async Task Snapshot_OfAnother_IsSilentlyLeftOut()
    {
        var response = await _lab.Ec2.DescribeSnapshotsAsync(
            new DescribeSnapshotsRequest { SnapshotIds = ["snap-0f000000000000001", "snap-0f000000000000002"] });

        Assert.Equal(["snap-0f000000000000002"], response.Snapshots.Select(snapshot => snapshot.SnapshotId));
    }

    [Fact]
    public async Task SharedImage_CanBeLaunched_WithoutItsSnapshotBeingShared()
    {
        var id = await LifecycleTests.LaunchAsync(_lab, "ami-0f000000000000001");
        _lab.Pass(60);

        Assert.Equal("running", _lab.View.Instance(id).State);
        var volume = Assert.Single(_lab.View.Volumes, volume => volume.InstanceId == id);
        Assert.Equal(_lab.KeyArn("alias/aws/ebs"), volume.KeyArn);
    }

    [Fact]
    public async Task SharedImage_UnderAKeyThatMayNotBeUsed_DoesNotStart()
    {
        var id = await LifecycleTests.LaunchAsync(_lab, "ami-0f000000000000004");
        _lab.Pass(60);

        Assert.Equal("terminated", _lab.View.Instance(id).State);
    }

    [Fact]
    public async Task UnderTheAwsManagedKey_NothingCanBeShared()
    {
        var imageId = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001", Encrypted = true });
        _lab.PassHours(1);
        var snapshotId = _lab.View.Image(imageId).Devices[0].SnapshotId;

        var snapshotError = await Lab.Fails(_lab.Ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = snapshotId,
            Attribute = "createVolumePermission",
            OperationType = "add",
            UserIds = [Lab.OtherAccount],
        }));
        var imageError = await Lab.Fails(_lab.Ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest
        {
            ImageId = imageId,
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = Lab.OtherAccount }] },
        }));

        Assert.Equal(("OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared"), (snapshotError.ErrorCode, snapshotError.Message));
        Assert.Equal("InvalidParameter", imageError.ErrorCode);
    }

    [Fact]
    public async Task Snapshot_SharedAndUnshared_BothForms()
    {
        const string Id = "snap-0d000000000000001";
        await _lab.Ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = Id,
            CreateVolumePermission = new CreateVolumePermissionModifications { Add = [new CreateVolumePermission { UserId = Lab.OtherAccount }] },
        });
        Assert.Equal([Lab.OtherAccount], _lab.View.Snapshot(Id).CreateVolumePermissions);

        await _lab.Ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = Id,
            Attribute = "createVolumePermission",
            OperationType = "remove",
            UserIds = [Lab.OtherAccount],
        });
        Assert.Empty(_lab.View.Snapshot(Id).CreateVolumePermissions);
    }

    [Fact]
    public async Task EncryptedImage_CannotBeMadePublic()
    {
        var error = await Lab.Fails(_lab.Ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest
        {
            ImageId = "ami-02000000000000001",
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { Group = "all" }] },
        }));

        Assert.Equal("OperationNotPermitted", error.ErrorCode);
    }

    public void Dispose() => _lab.Dispose();
}
