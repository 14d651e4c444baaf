using Amazon.EC2;
using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>EC2's error codes and texts, each from a call that earns it.</summary>
public sealed class ErrorTests : IDisposable
{
    private const string Unknown = "0123456789abcdef0";
    private readonly Lab _lab = new();

    public static TheoryData<string, string, Func<IAmazonEC2, Task>> Rows => new()
    {
        { "InvalidAMIID.Malformed", "Invalid id: \"ami-nope\" (expecting \"ami-...\")", ec2 => Describe(ec2, "ami-nope") },
        { "InvalidAMIID.NotFound", $"The image id '[ami-{Unknown}]' does not exist", ec2 => Describe(ec2, $"ami-{Unknown}") },
        { "InvalidAMIID.NotFound", $"The image id '[ami-{Unknown}]' does not exist", ec2 => Copy(ec2, $"ami-{Unknown}") },
        { "InvalidUserID.Malformed", "Invalid user id: \"me\"", ec2 => ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["me"] }) },
        { "InvalidUserID.Malformed", "Invalid user id: \"1234\"", ec2 => ec2.DescribeImagesAsync(new DescribeImagesRequest { ExecutableUsers = ["1234"] }) },
        { "InvalidUserID.Malformed", "Invalid user id: \"me\"", ec2 => ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { OwnerIds = ["me"] }) },
        { "InvalidUserID.Malformed", "Invalid user id: \"me\"", ec2 => ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { RestorableByUserIds = ["me"] }) },
        { "InvalidAMIID.Unavailable", "AMI 'ami-07000000000000001' is pending, and cannot be run", ec2 => Run(ec2, "ami-07000000000000001") },
        {
            "InvalidAMIID.Unavailable",
            "The AMI ID 'ami-07000000000000001' is currently pending and may not be used for this operation",
            ec2 => ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = "ami-07000000000000001", Attribute = "description", Value = "x" })
        },
        { "InvalidRequest", "The request received was invalid.", ec2 => ec2.CreateImageAsync(new CreateImageRequest { InstanceId = "i-04000000000000002", Name = "empty-list", BlockDeviceMappings = [] }) },
        { "InvalidRequest", "The request received was invalid.", ec2 => ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [] }) },
        { "InvalidParameterValue", "Iops to volume size ratio of 750.000000 is too high; maximum is 500", ec2 => Volume(ec2, 20, "gp3", iops: 15000) },
        { "InvalidParameterValue", "Iops to volume size ratio of 266.666667 is too high; maximum is 50", ec2 => Volume(ec2, 15, "io1", iops: 4000) },
        { "InvalidParameterValue", "Iops to volume size ratio of 1000.050000 is too high; maximum is 1000", ec2 => Volume(ec2, 20, "io2", iops: 20001) },
        { "InvalidParameterValue", "Throughput (MiBps) to iops ratio of 0.333333 is too high; maximum is 0.250000 MiBps per iops", ec2 => Volume(ec2, 20, "gp3", iops: 3000, throughput: 1000) },
        { "InvalidParameterCombination", "throughput can only be specified for volumeType gp3.", ec2 => Volume(ec2, 20, "io1", iops: 100, throughput: 125) },
        {
            "InvalidParameterValue",
            "Value (täglich) for parameter Description is invalid. Character sets beyond ASCII are not supported.",
            ec2 => ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = "vol-0d000000000000001", Description = "täglich" })
        },
        { "InvalidAMIName.Malformed", "AMI names must be", ec2 => Copy(ec2, "ami-03000000000000001", name: "not*allowed") },
        {
            "InvalidAMIName.Duplicate",
            "AMI name s2-encrypted-root is already in use by AMI ami-02000000000000001",
            ec2 => Copy(ec2, "ami-03000000000000001", name: "s2-encrypted-root")
        },
        {
            "InvalidAMIName.Duplicate",
            "AMI name s2-encrypted-root is already in use by AMI ami-02000000000000001",
            ec2 => ec2.CreateImageAsync(new CreateImageRequest { InstanceId = "i-04000000000000002", Name = "s2-encrypted-root" })
        },
        { "InvalidRequest", "You do not have permission to access the storage of this ami", ec2 => Copy(ec2, "ami-0f000000000000001") },
        { "InvalidRequest", "Images from AWS Marketplace cannot be copied to another AWS account.", ec2 => Copy(ec2, "ami-0f000000000000003") },
        { "InvalidRegion", "The region mars-north-1 does not exist.", ec2 => Copy(ec2, "ami-03000000000000001", region: "mars-north-1") },
        {
            "InvalidParameterValue",
            "Invalid value 'i-04000000000000004' for instanceId. Instance is not in state 'running' or 'stopping' or 'stopped'",
            ec2 => ec2.CreateImageAsync(new CreateImageRequest { InstanceId = "i-04000000000000004", Name = "too early" })
        },
        {
            "IncorrectInstanceState",
            "Instance 'i-04000000000000004' cannot be stopped as it has never reached the 'running' state.",
            ec2 => ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = ["i-04000000000000004"] })
        },
        { "IncorrectState", "Instance 'i-04000000000000004' is not 'running'.", ec2 => Attach(ec2, "vol-0d000000000000001", "i-04000000000000004") },
        { "VolumeInUse", "vol-04000000000000001 is already attached to an instance", ec2 => Attach(ec2, "vol-04000000000000001", "i-04000000000000002") },
        {
            "InvalidVolume.ZoneMismatch",
            "The volume 'vol-0d000000000000001' is not in the same availability zone as instance 'i-04000000000000002'",
            ec2 => Attach(ec2, "vol-0d000000000000001", "i-04000000000000002")
        },
        { "InvalidParameterValue", "Invalid value '/dev/xvda' for unixDevice.", ec2 => Attach(ec2, "vol-0d000000000000001", "i-04000000000000001", "/dev/xvda") },
        {
            "InvalidParameterValue",
            "Value (/dev/sdk1) for parameter device is invalid. /dev/sdk1 is not a valid EBS device name.",
            ec2 => Attach(ec2, "vol-0d000000000000001", "i-04000000000000001", "/dev/sdk1")
        },
        {
            "InvalidBlockDeviceMapping",
            "Invalid device name /dev/sde1",
            ec2 => ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = "ami-03000000000000001", MinCount = 1, MaxCount = 1, InstanceType = "t3.micro", BlockDeviceMappings = [new() { DeviceName = "/dev/sde1", Ebs = new() { VolumeSize = 1 } }] })
        },
        {
            "VolumeInUse",
            "Volume vol-04000000000000001 is currently attached to i-04000000000000001",
            ec2 => ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = "vol-04000000000000001" })
        },
        {
            "OperationNotPermitted",
            "Unable to detach root volume",
            ec2 => ec2.DetachVolumeAsync(new DetachVolumeRequest { VolumeId = "vol-04000000000000001" })
        },
        {
            "IncorrectState",
            "Snapshot is in invalid state - pending",
            ec2 => ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", SnapshotId = "snap-07000000000000001" })
        },
        { "InvalidVolume.NotFound", $"The volume 'vol-{Unknown}' does not exist.", ec2 => ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = $"vol-{Unknown}" }) },
        { "InvalidSnapshot.NotFound", "does not exist", ec2 => ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = $"snap-{Unknown}" }) },
        { "InvalidSnapshotID.Malformed", "snap-nope", ec2 => ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = "snap-nope" }) },
        {
            "InvalidSnapshot.InUse",
            "The snapshot snap-03000000000000001 is currently in use by ami-03000000000000001",
            ec2 => ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = "snap-03000000000000001" })
        },
        { "InvalidInstanceID.NotFound", "does not exist", ec2 => ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [$"i-{Unknown}"] }) },
        { "AuthFailure", "Not authorized for image:ami-0f000000000000002", ec2 => ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = "ami-0f000000000000002" }) },
        {
            "InvalidParameterCombination",
            "The parameter imageIdsSet cannot be used with the parameter maxResults",
            ec2 => ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = ["ami-03000000000000001"], MaxResults = 10 })
        },
        {
            "AuthFailure",
            "Unauthorized attempt to access restricted resource",
            ec2 => ec2.DescribeImageAttributeAsync(new DescribeImageAttributeRequest { ImageId = "ami-03000000000000001", Attribute = "blockDeviceMapping" })
        },
        { "InvalidParameterValue", "The filter 'value' is invalid", ec2 => ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new Filter("value", ["x"])] }) },
        { "InvalidParameterValue", "The filter 'tag:Name' is invalid", ec2 => ec2.DescribeInstanceStatusAsync(new DescribeInstanceStatusRequest { Filters = [new Filter("tag:Name", ["x"])] }) },
        {
            "InvalidParameterValue",
            "The simulator does not model the filter 'fast-restored' of DescribeVolumes.",
            ec2 => ec2.DescribeVolumesAsync(new DescribeVolumesRequest { Filters = [new Filter("fast-restored", ["true"])] })
        },
        { "InvalidParameterValue", "architecture", ec2 => Run(ec2, "ami-0a000000000000001") },
        { "InvalidParameterValue", "not a taggable resource type", ec2 => ec2.RegisterImageAsync(Registering(request => request.TagSpecifications = [new TagSpecification { ResourceType = "snapshot", Tags = [new Tag("a", "b")] }])) },
        {
            "InvalidBlockDeviceMapping",
            "the encrypted flag cannot be specified since device /dev/sda1 has a snapshot specified.",
            ec2 => ec2.RegisterImageAsync(Registering(request => request.BlockDeviceMappings[0].Ebs.Encrypted = true))
        },
        {
            "InvalidBlockDeviceMapping",
            "expect size>= 10GB",
            ec2 => ec2.RegisterImageAsync(Registering(request => request.BlockDeviceMappings[0].Ebs.VolumeSize = 9))
        },
        { "TagLimitExceeded", "50", ec2 => ec2.CreateTagsAsync(new CreateTagsRequest { Resources = ["ami-03000000000000001"], Tags = [.. Enumerable.Range(0, 51).Select(index => new Tag($"k{index}", "v"))] }) },
        {
            "InvalidAttachment.NotFound",
            "is not attached to instance 'i-04000000000000001'",
            ec2 => ec2.DetachVolumeAsync(new DetachVolumeRequest { VolumeId = "vol-04000000000000003", InstanceId = "i-04000000000000001" })
        },
        { "InvalidTagKey.Malformed", "cannot be empty", ec2 => ec2.CreateTagsAsync(new CreateTagsRequest { Resources = ["ami-03000000000000001"], Tags = [new Tag("", "v")] }) },
        { "InvalidID", "The ID 'what-is-this' is not valid", ec2 => ec2.CreateTagsAsync(new CreateTagsRequest { Resources = ["what-is-this"], Tags = [new Tag("k", "v")] }) },
        { "InvalidParameterValue", "reserved", ec2 => ec2.CreateTagsAsync(new CreateTagsRequest { Resources = ["ami-03000000000000001"], Tags = [new Tag("aws:mine", "v")] }) },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Call_EarnsItsError_AndChangesNothing(string code, string text, Func<IAmazonEC2, Task> call)
    {
        var before = _lab.View.Dump();

        var error = await Lab.Fails(call(_lab.Ec2));

        Assert.Equal(code, error.ErrorCode);
        Assert.Contains(text, error.Message);
        Assert.Equal(400, (int)error.StatusCode);
        Assert.Equal(before, _lab.View.Dump());
    }

    [Fact]
    public async Task Attach_OfAVolumeThatIsNotThereYet_IsRefused()
    {
        var volume = (await _lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1 })).Volume.VolumeId;

        var error = await Lab.Fails(Attach(_lab.Ec2, volume, "i-04000000000000001"));

        Assert.Equal(("IncorrectState", $"{volume} is not 'available'."), (error.ErrorCode, error.Message));
    }

    public void Dispose() => _lab.Dispose();

    private static Task Volume(IAmazonEC2 ec2, int size, string type, int iops, int? throughput = null) => ec2.CreateVolumeAsync(
        new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = size, VolumeType = type, Iops = iops, Throughput = throughput });

    private static Task Describe(IAmazonEC2 ec2, string id) => ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id] });

    private static Task Copy(IAmazonEC2 ec2, string id, string name = "a copy", string region = Lab.Here) =>
        ec2.CopyImageAsync(new CopyImageRequest { SourceImageId = id, SourceRegion = region, Name = name });

    private static Task Run(IAmazonEC2 ec2, string imageId) => ec2.RunInstancesAsync(
        new RunInstancesRequest { ImageId = imageId, InstanceType = "t3.small", MinCount = 1, MaxCount = 1 });

    private static Task Attach(IAmazonEC2 ec2, string volumeId, string instanceId, string device = "/dev/sdz") =>
        ec2.AttachVolumeAsync(new AttachVolumeRequest { VolumeId = volumeId, InstanceId = instanceId, Device = device });

    private static RegisterImageRequest Registering(Action<RegisterImageRequest> change)
    {
        var request = new RegisterImageRequest
        {
            Name = "registered",
            BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/sda1", Ebs = new EbsBlockDevice { SnapshotId = "snap-0d000000000000002" } }],
        };
        change(request);
        return request;
    }
}
