using Amazon.EC2;
using Amazon.EC2.Model;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Calls that no function has any business making; each would go well with the account's own credentials.</summary>
internal static class HostileCalls
{
    public const string ForeignImage = "ami-01000000000000001";
    public const string CommittedImage = "ami-03000000000000001";
    public const string CommittedSnapshot = "snap-03000000000000001";

    /// <summary>Shared by an account that the deployment of the example with other accounts takes sources from, and the default one does not.</summary>
    public const string PartnersImage = "ami-0f000000000000002";

    /// <summary>Shared by an account that no deployment takes sources from; the examples' world has none, so that scenarios add it.</summary>
    public const string StrangersImage = "ami-0e000000000000001";

    /// <summary>Of a family, and not marked to go.</summary>
    public const string FamilyImage = "ami-07000000000000001";
    public const string FamilySnapshot = "snap-0d000000000000002";

    /// <summary>Of the same family, and marked, but another state machine's.</summary>
    public const string OthersImage = "ami-06000000000000001";

    private const string ForeignSnapshot = "snap-0d000000000000001";
    private const string OthersVolume = "vol-0d000000000000001";
    private const string ForeignInstance = "i-04000000000000001";
    private const string UnwillingInstance = "i-04000000000000002";

    /// <summary>Each call by what it is.</summary>
    public static IReadOnlyDictionary<string, Func<IAmazonEC2, Task>> All { get; } = new Dictionary<string, Func<IAmazonEC2, Task>>
    {
        ["terminate an untagged instance"] = ec2 => ec2.TerminateInstancesAsync(new TerminateInstancesRequest([ForeignInstance])),
        ["stop it"] = ec2 => ec2.StopInstancesAsync(new StopInstancesRequest([ForeignInstance])),
        ["reboot it"] = ec2 => ec2.RebootInstancesAsync(new RebootInstancesRequest([ForeignInstance])),
        ["image an instance that has not agreed"] = ec2 => ec2.CreateImageAsync(
            new CreateImageRequest(UnwillingInstance, "stolen") { TagSpecifications = Marked(ResourceType.Image, ResourceType.Snapshot) }),
        ["image it without the pipeline's tags"] = ec2 => ec2.CreateImageAsync(new CreateImageRequest(ForeignInstance, "stolen")),
        ["change an instance"] = ec2 => ec2.ModifyInstanceAttributeAsync(
            new ModifyInstanceAttributeRequest { InstanceId = UnwillingInstance, InstanceType = "m5.large" }),

        ["deregister an untagged image"] = ec2 => ec2.DeregisterImageAsync(new DeregisterImageRequest(ForeignImage)),
        ["deregister a committed image"] = ec2 => ec2.DeregisterImageAsync(new DeregisterImageRequest(CommittedImage)),
        ["deregister an image of a family that is not marked"] = ec2 => ec2.DeregisterImageAsync(new DeregisterImageRequest(FamilyImage)),
        ["delete a snapshot of a family that is not marked"] = ec2 => ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest(FamilySnapshot)),
        ["deregister a marked image of another state machine"] = ec2 => ec2.DeregisterImageAsync(new DeregisterImageRequest(OthersImage)),
        ["disable it"] = ec2 => ec2.DisableImageAsync(new DisableImageRequest { ImageId = OthersImage }),
        ["mark it"] = ec2 => ec2.CreateTagsAsync(new CreateTagsRequest([OthersImage], [new Tag("ami-pipeline:leaving", "removing 2027-01-01T00:00:00Z")])),
        ["take an untagged image into a family"] = ec2 => ec2.CreateTagsAsync(new CreateTagsRequest([ForeignImage], [new Tag("ami-pipeline:family", "web")])),
        ["delete an untagged snapshot"] = ec2 => ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest(ForeignSnapshot)),
        ["delete another state machine's volume"] = ec2 => ec2.DeleteVolumeAsync(new DeleteVolumeRequest(OthersVolume)),
        ["attach another state machine's volume"] = ec2 => ec2.AttachVolumeAsync(
            new AttachVolumeRequest { VolumeId = OthersVolume, InstanceId = ForeignInstance, Device = "/dev/sdf" }),
        ["detach a volume"] = ec2 => ec2.DetachVolumeAsync(new DetachVolumeRequest("vol-04000000000000003")),
        ["snapshot another state machine's volume"] = ec2 => ec2.CreateSnapshotAsync(
            new CreateSnapshotRequest(OthersVolume, "") { TagSpecifications = Marked(ResourceType.Snapshot) }),

        ["tag an untagged image as the pipeline's"] = ec2 => ec2.CreateTagsAsync(new CreateTagsRequest([ForeignImage], Marks)),
        ["commit an untagged image"] = ec2 => ec2.CreateTagsAsync(new CreateTagsRequest([ForeignImage], [new Tag("ami-pipeline:state", "committed")])),
        ["tag a committed snapshot as removable"] = ec2 => ec2.CreateTagsAsync(
            new CreateTagsRequest([CommittedSnapshot], [new Tag("ami-pipeline:state", "building")])),
        ["open an instance for capture"] = ec2 => ec2.CreateTagsAsync(
            new CreateTagsRequest([UnwillingInstance], [new Tag("ami-pipeline:capture", "allowed")])),
        ["remove the tags of a committed image"] = ec2 => ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [CommittedImage], Tags = [new Tag("ami-pipeline:state")] }),

        ["deprecate an untagged image"] = ec2 => ec2.EnableImageDeprecationAsync(new EnableImageDeprecationRequest { ImageId = ForeignImage, DeprecateAt = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc) }),
        ["protect an untagged image"] = ec2 => ec2.EnableImageDeregistrationProtectionAsync(new EnableImageDeregistrationProtectionRequest { ImageId = ForeignImage }),
        ["switch an untagged image to IMDSv2"] = ec2 => ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = ForeignImage, ImdsSupport = "v2.0" }),
        ["attach a watermark to an untagged image"] = ec2 => ec2.AttachImageWatermarkAsync(new AttachImageWatermarkRequest { ImageId = ForeignImage, WatermarkName = "golden" }),
        ["detach a watermark of a committed image"] = ec2 => ec2.DetachImageWatermarkAsync(new DetachImageWatermarkRequest { ImageId = CommittedImage, WatermarkKey = $"{Account.Id}:golden" }),
        ["take a committed image's protection off"] = ec2 => ec2.DisableImageDeregistrationProtectionAsync(new DisableImageDeregistrationProtectionRequest { ImageId = CommittedImage }),
        ["describe a committed image otherwise"] = ec2 => ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = CommittedImage, Description = "trust me" }),
        ["delete a launch template"] = ec2 => ec2.DeleteLaunchTemplateAsync(new DeleteLaunchTemplateRequest { LaunchTemplateId = "lt-0e000000000000001" }),
        ["delete a version of one"] = ec2 => ec2.DeleteLaunchTemplateVersionsAsync(new DeleteLaunchTemplateVersionsRequest { LaunchTemplateId = "lt-0e000000000000001", Versions = ["1"] }),

        ["share an image"] = ec2 => ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest
        {
            ImageId = ForeignImage,
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = "999900001111" }] },
        }),
        ["share a snapshot"] = ec2 => ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = ForeignSnapshot,
            CreateVolumePermission = new CreateVolumePermissionModifications { Add = [new CreateVolumePermission { UserId = "999900001111" }] },
        }),
        ["share a committed snapshot with an account that no guardrail names"] = ec2 => ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = CommittedSnapshot,
            CreateVolumePermission = new CreateVolumePermissionModifications { Add = [new CreateVolumePermission { UserId = "999900001111" }] },
        }),

        ["copy an image without the pipeline's tags"] = ec2 => ec2.CopyImageAsync(
            new CopyImageRequest { SourceImageId = ForeignImage, SourceRegion = Account.Region, Name = "copy" }),
        ["copy an image of an account that may not be a source"] = ec2 => Copy(ec2, StrangersImage),
        ["copy a snapshot without the pipeline's tags"] = ec2 => ec2.CopySnapshotAsync(
            new CopySnapshotRequest { SourceSnapshotId = ForeignSnapshot, SourceRegion = Account.Region }),
        ["create a volume without the pipeline's tags"] = ec2 => ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1 }),
        ["register an image over a snapshot that is not the pipeline's"] = ec2 => ec2.RegisterImageAsync(new RegisterImageRequest
        {
            Name = "registered",
            RootDeviceName = "/dev/xvda",
            BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { SnapshotId = ForeignSnapshot } }],
            TagSpecifications = Marked(ResourceType.Image),
        }),

        ["launch without the pipeline's tags"] = ec2 => ec2.RunInstancesAsync(Launch(request => request.TagSpecifications = null)),
        ["launch with IMDSv1"] = ec2 => ec2.RunInstancesAsync(Launch(request => request.MetadataOptions.HttpTokens = HttpTokensState.Optional)),
        ["launch in another subnet"] = ec2 => ec2.RunInstancesAsync(Launch(request => request.SubnetId = "subnet-0aaaaaaaaaaaaaaa3")),
        ["launch with an instance profile"] = ec2 => ec2.RunInstancesAsync(
            Launch(request => request.IamInstanceProfile = new IamInstanceProfileSpecification { Name = "admin" })),
        ["launch an image of an account that may not be a source"] = ec2 => ec2.RunInstancesAsync(Launch(request => request.ImageId = StrangersImage)),

        ["turn encryption by default off"] = ec2 => ec2.DisableEbsEncryptionByDefaultAsync(new DisableEbsEncryptionByDefaultRequest()),
        ["change the default key"] = ec2 => ec2.ModifyEbsDefaultKmsKeyIdAsync(new ModifyEbsDefaultKmsKeyIdRequest { KmsKeyId = "alias/golden" }),
    };

    /// <summary>Their neighbours, which the function named may make: what differs in a call above is why it is refused.</summary>
    public static IReadOnlyDictionary<string, (string Function, Func<IAmazonEC2, Task> Call)> Allowed { get; } = new Dictionary<string, (string, Func<IAmazonEC2, Task>)>
    {
        ["launch"] = (FunctionNames.LaunchInstance, ec2 => ec2.RunInstancesAsync(Launch(_ => { }))),
        ["copy an image"] = (FunctionNames.StartCopy, ec2 => Copy(ec2, ForeignImage)),
        ["copy a snapshot"] = (FunctionNames.CopySnapshots, ec2 => ec2.CopySnapshotAsync(new CopySnapshotRequest
        {
            SourceSnapshotId = ForeignSnapshot,
            SourceRegion = Account.Region,
            TagSpecifications = Marked(ResourceType.Snapshot),
        })),
        ["image an instance that has agreed"] = (FunctionNames.CaptureImage, ec2 => ec2.CreateImageAsync(
            new CreateImageRequest(ForeignInstance, "given") { TagSpecifications = Marked(ResourceType.Image, ResourceType.Snapshot) })),
    };

    /// <summary>Copies an image as the pipeline does.</summary>
    public static Task Copy(IAmazonEC2 ec2, string imageId) => ec2.CopyImageAsync(new CopyImageRequest
    {
        SourceImageId = imageId,
        SourceRegion = Account.Region,
        Name = "copy",
        TagSpecifications = Marked(ResourceType.Image, ResourceType.Snapshot),
    });

    private static List<Tag> Marks =>
        [new Tag("ami-pipeline:owner", SynthesizedRoles.Default.Settings.StateMachineArn), new Tag("ami-pipeline:state", "building")];

    private static List<TagSpecification> Marked(params IEnumerable<ResourceType> types) =>
        [.. types.Select(type => new TagSpecification { ResourceType = type, Tags = Marks })];

    private static RunInstancesRequest Launch(Action<RunInstancesRequest> change)
    {
        var request = new RunInstancesRequest
        {
            ImageId = "ami-05000000000000001",
            InstanceType = "t3.small",
            SubnetId = "subnet-0aaaaaaaaaaaaaaa1",
            MinCount = 1,
            MaxCount = 1,
            MetadataOptions = new InstanceMetadataOptionsRequest { HttpTokens = HttpTokensState.Required },
            TagSpecifications = Marked(ResourceType.Instance, ResourceType.Volume, ResourceType.NetworkInterface),
        };
        change(request);
        return request;
    }
}
