using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Cli.Engines;
using AmiPipeline.Simulator.Inspection;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>What the role of a target account is for, and what it is not for.</summary>
public sealed class TargetRoleScenarios
{
    private const string SharedImage = "ami-02000000000000001";
    private const string OwnImage = "ami-0f000000000000002";
    private static readonly AwsLocation There = new(AccountRoles.OwnerId, Account.Region);

    private readonly Account _account = new();
    private readonly IAmazonEC2 _ec2;

    public TargetRoleScenarios()
    {
        var role = AccountRoles.Target;
        _account.Engine.Cloud.Iam.DefineRole(role.AccountId, role.Definition);
        var http = new RoleHttpHandler(_account.Engine.Cloud, role.Arn, "copier", role.AccountId);
        _ec2 = SimulatedClients.Over(http, _account.Engine.Clock).Ec2(There);
    }

    private AccountView Target => _account.Engine.Cloud.Inspect(AccountRoles.OwnerId, Account.Region);

    [Fact]
    public async Task SharedImage_IsCopiedUnderAKeyOfTheTarget_Committed_AndCannotBeRemovedAfterwards()
    {
        await ShareAsync();

        var copy = await CopyAsync();
        _account.Engine.Clock.Advance(TimeSpan.FromHours(1));
        var image = Target.Image(copy);
        Assert.Equal("available", image.State);
        Assert.All(image.Devices, device => Assert.Equal(Target.Key("alias/theirs").Arn, device.KeyArn));
        await _ec2.CreateTagsAsync(new CreateTagsRequest([copy, .. image.Devices.Select(device => device.SnapshotId)], [new Tag("ami-pipeline:state", "committed")]));

        await RefusedAsync(() => _ec2.DeregisterImageAsync(new DeregisterImageRequest(copy)));
        await RefusedAsync(() => _ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest(image.Devices[0].SnapshotId)));
    }

    [Fact]
    public async Task CopyThatIsNotCommitted_CanBeRemoved_WithItsSnapshots()
    {
        await ShareAsync();
        var copy = await CopyAsync();
        _account.Engine.Clock.Advance(TimeSpan.FromHours(1));
        var snapshotId = Target.Image(copy).Devices[0].SnapshotId!;

        await _ec2.DeregisterImageAsync(new DeregisterImageRequest(copy));
        await _ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest(snapshotId));

        Assert.DoesNotContain(Target.Images, image => image.Id == copy);
        Assert.DoesNotContain(Target.Snapshots, snapshot => snapshot.Id == snapshotId);
    }

    [Fact]
    public async Task Snapshots_CanBeCopied_AndRegistered()
    {
        await ShareAsync();
        var copied = await _ec2.CopySnapshotAsync(new CopySnapshotRequest
        {
            SourceRegion = Account.Region,
            SourceSnapshotId = "snap-02000000000000001",
            Encrypted = true,
            KmsKeyId = "alias/theirs",
            TagSpecifications = Marked(ResourceType.Snapshot),
        });
        _account.Engine.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("completed", Target.Snapshot(copied.SnapshotId).State);

        var registered = await _ec2.RegisterImageAsync(new RegisterImageRequest
        {
            Name = "registered",
            RootDeviceName = "/dev/xvda",
            BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { SnapshotId = copied.SnapshotId } }],
            TagSpecifications = Marked(ResourceType.Image),
        });

        Assert.Contains(Target.Images, image => image.Id == registered.ImageId);
    }

    [Fact]
    public async Task WhatIsNotThePipelines_IsOutOfReach()
    {
        await ShareAsync();
        var before = Target.Dump();

        await RefusedAsync(() => _ec2.DeregisterImageAsync(new DeregisterImageRequest(OwnImage)));
        await RefusedAsync(() => _ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest("snap-0f000000000000005")));
        await RefusedAsync(() => _ec2.CreateTagsAsync(new CreateTagsRequest([OwnImage], Marks)));
        await RefusedAsync(() => _ec2.CreateTagsAsync(new CreateTagsRequest([OwnImage], [new Tag("ami-pipeline:state", "committed")])));
        await RefusedAsync(() => _ec2.CopyImageAsync(new CopyImageRequest { SourceImageId = SharedImage, SourceRegion = Account.Region, Name = "unmarked" }));
        await RefusedAsync(() => _ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest
        {
            ImageId = OwnImage,
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = "999900001111" }] },
        }));
        await RefusedAsync(() => _ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, TagSpecifications = Marked(ResourceType.Volume) }));
        await RefusedAsync(() => _ec2.RegisterImageAsync(new RegisterImageRequest
        {
            Name = "registered",
            RootDeviceName = "/dev/xvda",
            BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { SnapshotId = "snap-0f000000000000005" } }],
            TagSpecifications = Marked(ResourceType.Image),
        }));

        Assert.Equal(before, Target.Dump());
    }

    private static List<Tag> Marks =>
        [new Tag("ami-pipeline:owner", SynthesizedRoles.Default.Settings.StateMachineArn), new Tag("ami-pipeline:state", "building")];

    private static List<TagSpecification> Marked(params IEnumerable<ResourceType> types) =>
        [.. types.Select(type => new TagSpecification { ResourceType = type, Tags = Marks })];

    private static async Task RefusedAsync(Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(call);
        Assert.Equal("UnauthorizedOperation", error.ErrorCode);
    }

    private async Task<string> CopyAsync() => (await _ec2.CopyImageAsync(new CopyImageRequest
    {
        SourceImageId = SharedImage,
        SourceRegion = Account.Region,
        Name = "copy",
        Encrypted = true,
        KmsKeyId = "alias/theirs",
        TagSpecifications = Marked(ResourceType.Image, ResourceType.Snapshot),
    })).ImageId;

    // The pipeline's account lets the target account launch and copy the image, and use its key.
    private async Task ShareAsync()
    {
        var clients = SimulatedClients.Of(_account.Engine.Cloud, _account.Engine.Clock);
        var home = new AwsLocation(Account.Id, Account.Region);
        await clients.Ec2(home).ModifyImageAttributeAsync(new ModifyImageAttributeRequest
        {
            ImageId = SharedImage,
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = AccountRoles.OwnerId }] },
        });
        await clients.Ec2(home).ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = "snap-02000000000000001",
            CreateVolumePermission = new CreateVolumePermissionModifications { Add = [new CreateVolumePermission { UserId = AccountRoles.OwnerId }] },
        });
        await clients.Kms(home).CreateGrantAsync(new Amazon.KeyManagementService.Model.CreateGrantRequest
        {
            KeyId = _account.KeyArn("alias/root"),
            GranteePrincipal = $"arn:aws:iam::{AccountRoles.OwnerId}:root",
            Operations = ["CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"],
        });
    }
}
