using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

public sealed class ImageTests : IDisposable
{
    private readonly Lab _lab = new();

    [Theory]
    [InlineData("ami-01000000000000001")]
    [InlineData("ami-02000000000000001")]
    [InlineData("ami-03000000000000001")]
    [InlineData("ami-06000000000000001")]
    [InlineData("ami-09000000000000001")]
    [InlineData("ami-0a000000000000001")]
    public async Task Copy_KeepsWhatTheImageSaysAboutItsMachine(string sourceId)
    {
        var id = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = sourceId, Encrypted = true, KmsKeyId = "alias/golden" });
        _lab.PassHours(2);

        var (source, copy) = (_lab.View.Image(sourceId), _lab.View.Image(id));
        Assert.Equal(source.Traits, copy.Traits);
        Assert.Equal(
            source.Devices.Select(device => device with { SnapshotId = null, Encrypted = true, KeyArn = null }),
            copy.Devices.Select(device => device with { SnapshotId = null, Encrypted = true, KeyArn = null }));
    }

    [Fact]
    public async Task Copy_LosesPermissionsAndTags_UnlessTagsAreAskedFor()
    {
        const string Source = "ami-01000000000000001";
        await _lab.Ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest
        {
            ImageId = Source,
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = Lab.OtherAccount }] },
        });

        var bareId = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = Source, Name = "bare" });
        var taggedId = await _lab.CopyAsync(new CopyImageRequest
        {
            SourceImageId = Source,
            Name = "tagged",
            CopyImageTags = true,
            TagSpecifications =
            [
                new TagSpecification { ResourceType = "image", Tags = [new Tag("stage", "two")] },
                new TagSpecification { ResourceType = "snapshot", Tags = [new Tag("kind", "copy")] },
            ],
        });

        var (bare, tagged) = (_lab.View.Image(bareId), _lab.View.Image(taggedId));
        Assert.Equal([Lab.OtherAccount], _lab.View.Image(Source).LaunchPermissions);
        Assert.Empty(bare.LaunchPermissions);
        Assert.Empty(bare.Tags);
        Assert.Equal(new Dictionary<string, string> { ["team"] = "base", ["stage"] = "two" }, tagged.Tags);
        Assert.All(tagged.Devices, device => Assert.Equal("copy", _lab.View.Snapshot(device.SnapshotId!).Tags["kind"]));
    }

    [Fact]
    public async Task Copy_DescribesItsSnapshotsAsEc2Does_AndTellsNoKeyInTheImage()
    {
        var id = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-02000000000000001" });

        var image = (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id] })).Images[0];
        var ebs = Assert.Single(image.BlockDeviceMappings).Ebs;
        var snapshot = (await _lab.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [ebs.SnapshotId] })).Snapshots[0];

        Assert.Null(ebs.KmsKeyId);
        Assert.True(ebs.Encrypted);
        Assert.Equal(_lab.KeyArn("alias/root"), snapshot.KmsKeyId);
        Assert.Equal(
            $"Copied for DestinationAmi {id} from SourceAmi ami-02000000000000001 for SourceSnapshot snap-02000000000000001. Task created on 1,795,435,200,000.",
            snapshot.Description);
        Assert.Equal(("ami-02000000000000001", "us-east-1"), (image.SourceImageId, image.SourceImageRegion));
        Assert.Equal(("uefi", "v2.0", "v2.0"), (image.BootMode.Value, image.TpmSupport.Value, image.ImdsSupport.Value));
    }

    [Fact]
    public async Task Copy_IsPendingUntilItsLastSnapshotIsDone_LongerForMoreData()
    {
        var small = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001", Name = "small", Encrypted = true, KmsKeyId = "alias/golden" });
        var large = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-06000000000000001", Name = "large", Encrypted = true, KmsKeyId = "alias/golden" });
        _lab.Pass(300);

        Assert.Equal(("available", "pending"), (_lab.View.Image(small).State, _lab.View.Image(large).State));
    }

    [Fact]
    public async Task PendingImage_CanHideItsSnapshots()
    {
        using var lab = new Lab(options => options with { PendingImagesShowSnapshots = false });
        var id = await lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001" });
        var request = new DescribeImagesRequest { ImageIds = [id] };

        Assert.Null((await lab.Ec2.DescribeImagesAsync(request)).Images[0].BlockDeviceMappings[0].Ebs.SnapshotId);
        lab.PassHours(1);
        Assert.NotNull((await lab.Ec2.DescribeImagesAsync(request)).Images[0].BlockDeviceMappings[0].Ebs.SnapshotId);
    }

    [Fact]
    public async Task Register_WithNothingButADevice_LosesEverythingElse()
    {
        var id = (await _lab.Ec2.RegisterImageAsync(new RegisterImageRequest
        {
            Name = "registered",
            BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/sda1", Ebs = new EbsBlockDevice { SnapshotId = "snap-0d000000000000001" } }],
        })).ImageId;
        _lab.Pass(30);

        var image = (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id] })).Images[0];
        Assert.Equal(("available", "i386", "paravirtual"), (image.State.Value, image.Architecture.Value, image.VirtualizationType.Value));
        Assert.Null(image.EnaSupport);
        Assert.Equal(("gp2", true, 20), (image.BlockDeviceMappings[0].Ebs.VolumeType.Value, image.BlockDeviceMappings[0].Ebs.Encrypted, image.BlockDeviceMappings[0].Ebs.VolumeSize));
        Assert.True(image.BlockDeviceMappings[0].Ebs.DeleteOnTermination);
    }

    [Fact]
    public async Task Create_TakesDeleteOnTermination_NoDevice_AndEmptyVolumes_FromItsMapping()
    {
        var id = (await _lab.Ec2.CreateImageAsync(new CreateImageRequest
        {
            InstanceId = "i-04000000000000002",
            Name = "reshaped",
            BlockDeviceMappings =
            [
                new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { DeleteOnTermination = false } },
                new BlockDeviceMapping { DeviceName = "/dev/sdf", NoDevice = "" },
                new BlockDeviceMapping { DeviceName = "/dev/sdg", Ebs = new EbsBlockDevice { VolumeSize = 7, VolumeType = "gp3" } },
            ],
        })).ImageId;

        var devices = _lab.View.Image(id).Devices;
        Assert.Equal(["/dev/xvda", "/dev/sdg"], devices.Select(device => device.DeviceName));
        Assert.False(devices[0].DeleteOnTermination);
        Assert.Equal((null, 7), (devices[1].SnapshotId, devices[1].SizeGiB));
    }

    [Fact]
    public async Task Create_AddsAnExistingSnapshot_ThatSaysNothingOfEncryption()
    {
        var added = new BlockDeviceMapping { DeviceName = "/dev/sdg", Ebs = new EbsBlockDevice { SnapshotId = "snap-0d000000000000001" } };
        var request = new CreateImageRequest { InstanceId = "i-04000000000000002", Name = "with more", BlockDeviceMappings = [added] };
        added.Ebs.Encrypted = true;
        Assert.Equal("InvalidBlockDeviceMapping", (await Lab.Fails(_lab.Ec2.CreateImageAsync(request))).ErrorCode);
        added.Ebs.Encrypted = null;

        var id = (await _lab.Ec2.CreateImageAsync(request)).ImageId;

        var image = _lab.View.Image(id);
        Assert.Equal("snap-0d000000000000001", image.Devices[^1].SnapshotId);
        Assert.True(image.Devices[^1].Encrypted);
    }

    [Theory]
    [InlineData("/dev/xvda", true, 200)]
    [InlineData("/dev/xvda", false, 200)]
    [InlineData("/dev/sdp", true, 400)]
    [InlineData("/dev/sdp", false, 200)]
    [InlineData("/dev/sdh&BlockDeviceMapping.1.Ebs.VolumeSize=1", true, 200)]
    [InlineData("/dev/sdh&BlockDeviceMapping.1.Ebs.VolumeSize=1", false, 200)]
    public async Task Create_TakesEncrypted_OfAnExistingVolumeAsItIs_AndOfANewOne(string device, bool encrypted, int status)
    {
        var plain = await _lab.Ec2.CreateVolumeAsync(
            new CreateVolumeRequest { AvailabilityZone = _lab.View.Instance("i-04000000000000002").Zone, Size = 1 });
        _lab.Pass(60);
        await _lab.Ec2.AttachVolumeAsync(
            new AttachVolumeRequest { InstanceId = "i-04000000000000002", VolumeId = plain.Volume.VolumeId, Device = "/dev/sdp" });
        _lab.Pass(60);

        var (actual, _) = _lab.Post(
            $"Action=CreateImage&InstanceId=i-04000000000000002&Name=abc&BlockDeviceMapping.1.DeviceName={device}" +
            $"&BlockDeviceMapping.1.Ebs.Encrypted={(encrypted ? "true" : "false")}");

        Assert.Equal(status, actual);
    }

    [Fact]
    public async Task Create_WithoutReboot_LeavesTheInstanceAlone()
    {
        await _lab.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = "i-04000000000000001", Name = "no reboot", NoReboot = true });

        Assert.Equal(0, _lab.View.Instance("i-04000000000000001").Boots);
    }

    [Fact]
    public async Task Create_OfAnInstanceThatIsTerminatedMeanwhile_Fails()
    {
        var id = (await _lab.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = "i-04000000000000001", Name = "disturbed" })).ImageId;
        _lab.Pass(5);
        await _lab.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = ["i-04000000000000001"] });
        _lab.PassHours(1);

        var image = (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id] })).Images[0];
        Assert.Equal(("failed", "Client.InstanceTerminated"), (image.State.Value, image.StateReason.Code));
    }

    [Fact]
    public async Task Deregister_WithSnapshots_ReportsEach_AndSkipsThoseStillInUse()
    {
        await _lab.Ec2.RegisterImageAsync(new RegisterImageRequest
        {
            Name = "shares a snapshot",
            RootDeviceName = "/dev/xvda",
            BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { SnapshotId = "snap-03b00000000000001" } }],
        });

        var response = await _lab.Ec2.DeregisterImageAsync(
            new DeregisterImageRequest { ImageId = "ami-03b00000000000001", DeleteAssociatedSnapshots = true });

        Assert.Equal(
            [("snap-03b00000000000001", "skipped"), ("snap-03b00000000000002", "success")],
            response.DeleteSnapshotResults.Select(result => (result.SnapshotId, result.ReturnCode.Value)));
        Assert.DoesNotContain(_lab.View.Snapshots, snapshot => snapshot.Id == "snap-03b00000000000002");
        Assert.Equal("InvalidAMIID.NotFound", (await Lab.Fails(
            _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = ["ami-03b00000000000001"] }))).ErrorCode);
    }

    [Fact]
    public async Task Deregister_OfAnImageThatInstancesReferTo_LeavesAnEmptyAnswer()
    {
        await _lab.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = "ami-05000000000000001" });

        Assert.Null((await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = ["ami-05000000000000001"] })).Images);
        var error = await Lab.Fails(LifecycleTests.LaunchAsync(_lab));
        Assert.Equal(("InvalidAMIID.Unavailable", "The image ID 'ami-05000000000000001' is no longer available"), (error.ErrorCode, error.Message));
    }

    [Fact]
    public async Task Deregister_StopsACopyThatIsUnderWay()
    {
        var id = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001", Encrypted = true, KmsKeyId = "alias/golden" });
        var snapshotId = _lab.View.Image(id).Devices[0].SnapshotId!;

        await _lab.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = id });
        _lab.PassHours(1);
        Assert.Equal("error", _lab.View.Snapshot(snapshotId).State);

        await _lab.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = snapshotId });
        Assert.DoesNotContain(_lab.View.Snapshots, snapshot => snapshot.Id == snapshotId);
    }

    [Fact]
    public async Task Attribute_TellsUefiData()
    {
        var response = await _lab.Ec2.DescribeImageAttributeAsync(new DescribeImageAttributeRequest { ImageId = "ami-02000000000000001", Attribute = "uefiData" });

        Assert.Equal("QU1aTlVFRkkAAAAA", response.ImageAttribute.UefiData);
    }

    [Fact]
    public async Task Launch_OfAnImdsV2Image_RequiresTokens_UnlessOverridden()
    {
        var id = await LifecycleTests.LaunchAsync(_lab);

        var options = (await _lab.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations[0].Instances[0].MetadataOptions;

        Assert.Equal(("required", 2), (options.HttpTokens.Value, options.HttpPutResponseHopLimit));
    }

    public void Dispose() => _lab.Dispose();
}
