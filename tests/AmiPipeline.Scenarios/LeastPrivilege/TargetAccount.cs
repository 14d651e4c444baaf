using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Inspection;

using Tag = Amazon.EC2.Model.Tag;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>An account that copies are made in, with the role of its stack, whose calls are made by hand here.</summary>
internal sealed class TargetAccount
{
    public const string SharedImage = "ami-02000000000000001";
    public const string SharedSnapshot = "snap-02000000000000001";
    private static readonly AwsLocation There = new(AccountRoles.OwnerId, Account.Region);

    /// <summary>The account beside the pipeline's.</summary>
    /// <param name="role">Its role. Default: that of its template.</param>
    public TargetAccount(FunctionRole? role = null)
    {
        var clients = SynthesizedRoles.ClientsOf(Pipeline.Engine.Cloud, Pipeline.Engine.Clock, role ?? AccountRoles.Target);
        (Ec2, Kms) = (clients.Ec2(There), clients.Kms(There));
    }

    /// <summary>The pipeline's account, whose image is copied.</summary>
    public Account Pipeline { get; } = new();

    /// <summary>EC2 as the role.</summary>
    public IAmazonEC2 Ec2 { get; }

    /// <summary>KMS as the role.</summary>
    public IAmazonKeyManagementService Kms { get; }

    public AccountView View => Pipeline.Engine.Cloud.Inspect(AccountRoles.OwnerId, Account.Region);

    public static List<Tag> Marks =>
        [new Tag("ami-pipeline:owner", SynthesizedRoles.Default.Settings.StateMachineArn), new Tag("ami-pipeline:state", "building")];

    public static List<TagSpecification> Marked(params IEnumerable<ResourceType> types) =>
        [.. types.Select(type => new TagSpecification { ResourceType = type, Tags = Marks })];

    /// <summary>The pipeline's account lets the target account launch and copy the image, and use its key.</summary>
    public async Task ShareAsync()
    {
        var clients = SimulatedClients.Create(Pipeline.Engine.Cloud, Pipeline.Engine.Clock);
        var home = new AwsLocation(Account.Id, Account.Region);
        await clients.Ec2(home).ModifyImageAttributeAsync(new ModifyImageAttributeRequest
        {
            ImageId = SharedImage,
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = AccountRoles.OwnerId }] },
        });
        await clients.Ec2(home).ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = SharedSnapshot,
            CreateVolumePermission = new CreateVolumePermissionModifications { Add = [new CreateVolumePermission { UserId = AccountRoles.OwnerId }] },
        });
        await clients.Kms(home).CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = Pipeline.KeyArn("alias/root"),
            GranteePrincipal = $"arn:aws:iam::{AccountRoles.OwnerId}:root",
            Operations = ["CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"],
        });
    }

    /// <summary>Copies an image, and lets the time pass that it takes.</summary>
    public async Task<ImageView> CopyAsync(string imageId = SharedImage)
    {
        var copy = await Ec2.CopyImageAsync(new CopyImageRequest
        {
            SourceImageId = imageId,
            SourceRegion = Account.Region,
            Name = "copy",
            Encrypted = true,
            KmsKeyId = "alias/theirs",
            TagSpecifications = Marked(ResourceType.Image, ResourceType.Snapshot),
        });
        Pipeline.Engine.Clock.Advance(TimeSpan.FromHours(1));
        return View.Image(copy.ImageId);
    }

    /// <summary>Copies a snapshot, and lets the time pass that it takes.</summary>
    public async Task<SnapshotView> CopySnapshotAsync()
    {
        var copied = await Ec2.CopySnapshotAsync(new CopySnapshotRequest
        {
            SourceRegion = Account.Region,
            SourceSnapshotId = SharedSnapshot,
            Encrypted = true,
            KmsKeyId = "alias/theirs",
            TagSpecifications = Marked(ResourceType.Snapshot),
        });
        Pipeline.Engine.Clock.Advance(TimeSpan.FromHours(1));
        return View.Snapshot(copied.SnapshotId);
    }

    public async Task<string> RegisterAsync(string snapshotId) => (await Ec2.RegisterImageAsync(new RegisterImageRequest
    {
        Name = "registered",
        RootDeviceName = "/dev/xvda",
        BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { SnapshotId = snapshotId } }],
        TagSpecifications = Marked(ResourceType.Image),
    })).ImageId;

    public Task CommitAsync(ImageView image) => Ec2.CreateTagsAsync(new CreateTagsRequest(
        [image.Id, .. image.Devices.Select(device => device.SnapshotId)], [new Tag("ami-pipeline:state", "committed")]));
}
