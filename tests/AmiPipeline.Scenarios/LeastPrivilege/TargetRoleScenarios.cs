using Amazon.EC2;
using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>What the role of a target account is not for; what it is for, the stories of copies in other accounts say.</summary>
public sealed class TargetRoleScenarios
{
    private const string OwnImage = "ami-0f000000000000002";
    private const string OwnSnapshot = "snap-0f000000000000005";

    private readonly TargetAccount _target = new();

    [Fact]
    public async Task CommittedCopy_CannotBeRemoved()
    {
        await _target.ShareAsync();
        var image = await _target.CopyAsync();
        await _target.CommitAsync(image);

        await RefusedAsync(ec2 => ec2.DeregisterImageAsync(new DeregisterImageRequest(image.Id)));
        await RefusedAsync(ec2 => ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest(image.Devices[0].SnapshotId)));
    }

    /// <summary>A watermark is for what is verified, and stays.</summary>
    [Fact]
    public async Task Watermark_IsForACommittedCopyOnly_AndCannotBeDetached()
    {
        await _target.ShareAsync();
        var image = await _target.CopyAsync();
        var attach = new AttachImageWatermarkRequest { ImageId = image.Id, WatermarkName = "golden" };
        await RefusedAsync(ec2 => ec2.AttachImageWatermarkAsync(attach));
        await _target.CommitAsync(image);

        var key = (await _target.Ec2.AttachImageWatermarkAsync(attach)).WatermarkKey;

        await RefusedAsync(ec2 => ec2.DetachImageWatermarkAsync(new DetachImageWatermarkRequest { ImageId = image.Id, WatermarkKey = key }));
        Assert.Equal([key], _target.View.Image(image.Id).Watermarks);
    }

    [Fact]
    public async Task WhatIsNotThePipelines_IsOutOfReach()
    {
        await _target.ShareAsync();
        var before = _target.View.Dump();

        await RefusedAsync(ec2 => ec2.DeregisterImageAsync(new DeregisterImageRequest(OwnImage)));
        await RefusedAsync(ec2 => ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest(OwnSnapshot)));
        await RefusedAsync(ec2 => ec2.CreateTagsAsync(new CreateTagsRequest([OwnImage], TargetAccount.Marks)));
        await RefusedAsync(ec2 => ec2.CreateTagsAsync(new CreateTagsRequest([OwnImage], [new Tag("ami-pipeline:state", "committed")])));
        await RefusedAsync(ec2 => ec2.AttachImageWatermarkAsync(new AttachImageWatermarkRequest { ImageId = OwnImage, WatermarkName = "golden" }));
        await RefusedAsync(ec2 => ec2.CopyImageAsync(new CopyImageRequest { SourceImageId = TargetAccount.SharedImage, SourceRegion = Account.Region, Name = "unmarked" }));
        await RefusedAsync(ec2 => ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest
        {
            ImageId = OwnImage,
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = "999900001111" }] },
        }));
        await RefusedAsync(ec2 => ec2.CreateVolumeAsync(
            new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, TagSpecifications = TargetAccount.Marked(ResourceType.Volume) }));
        await RefusedAsync(_ => _target.RegisterAsync(OwnSnapshot));

        Assert.Equal(before, _target.View.Dump());
    }

    private async Task RefusedAsync(Func<IAmazonEC2, Task> call)
    {
        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => call(_target.Ec2));
        Assert.Equal("UnauthorizedOperation", error.ErrorCode);
    }
}
