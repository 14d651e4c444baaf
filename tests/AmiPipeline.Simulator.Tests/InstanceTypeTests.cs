using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>What instance types ask of an image, and how many volumes they take.</summary>
public sealed class InstanceTypeTests : IDisposable
{
    private readonly Lab _lab = new();

    /// <summary>As the real DescribeInstanceTypes tells it of each.</summary>
    [Theory]
    [InlineData("t3.small", "x86_64", "legacy-bios uefi", "hvm", "nitro", "required", "supported", 27, "shared")]
    [InlineData("t4g.small", "arm64", "uefi", "hvm", "nitro", "required", "supported", 27, "shared")]
    [InlineData("m7i.large", "x86_64", "legacy-bios uefi", "hvm", "nitro", "required", "supported", 32, "dedicated")]
    [InlineData("t2.small", "i386 x86_64", "legacy-bios", "hvm", "xen", "unsupported", "unsupported", 40, "shared")]
    [InlineData("r4.large", "x86_64", "legacy-bios", "hvm", "xen", "supported", "unsupported", 40, "shared")]
    [InlineData("m3.medium", "x86_64", "legacy-bios", "hvm paravirtual", "xen", "unsupported", "unsupported", 39, "shared")]
    [InlineData("c3.large", "i386 x86_64", "legacy-bios", "hvm paravirtual", "xen", "unsupported", "unsupported", 39, "shared")]
    [InlineData("m5d.large", "x86_64", "legacy-bios uefi", "hvm", "nitro", "required", "supported", 26, "shared")]
    [InlineData("a1.medium", "arm64", "uefi", "hvm", "nitro", "required", "unsupported", 27, "shared")]
    [InlineData("c7i.48xlarge", "x86_64", "legacy-bios uefi", "hvm", "nitro", "required", "supported", 128, "dedicated")]
    [InlineData("m5.metal", "x86_64", "legacy-bios", "hvm", null, "required", "unsupported", 31, "shared")]
    [InlineData("mac2.metal", "arm64_mac", "legacy-bios", "hvm", null, "required", "unsupported", 10, "shared")]
    public async Task Describe_TellsWhatTheImageMustBeLike_AndHowManyVolumesThereMayBe(
        string name, string architectures, string bootModes, string virtualization, string? hypervisor, string ena, string tpm, int volumes, string limit)
    {
        var type = Assert.Single((await _lab.Ec2.DescribeInstanceTypesAsync(new DescribeInstanceTypesRequest { InstanceTypes = [name] })).InstanceTypes);

        Assert.Equal(
            (architectures, bootModes, virtualization, hypervisor, ena, tpm, volumes, limit, "supported"),
            (
                string.Join(' ', type.ProcessorInfo.SupportedArchitectures), string.Join(' ', type.SupportedBootModes), string.Join(' ', type.SupportedVirtualizationTypes),
                type.Hypervisor?.Value, type.NetworkInfo.EnaSupport.Value, type.NitroTpmSupport.Value,
                type.EbsInfo.MaximumEbsAttachments, type.EbsInfo.AttachmentLimitType.Value, type.EbsInfo.EncryptionSupport.Value));
    }

    [Theory]
    [InlineData("processor-info.supported-architecture", "i386", "t2.small")]
    [InlineData("supported-boot-mode", "uefi", "t3.small")]
    [InlineData("supported-virtualization-type", "paravirtual", "c3.large")]
    [InlineData("nitro-tpm-support", "supported", "m5.large")]
    public async Task Describe_ByAFilter_ShowsThoseThatMatch_AndLeavesOthersOut(string filter, string value, string expected)
    {
        var request = new DescribeInstanceTypesRequest { Filters = [new Filter(filter, [value]), new Filter("instance-type", [expected, "r4.large", "t9.small"])] };

        Assert.Equal([expected], (await _lab.Ec2.DescribeInstanceTypesAsync(request)).InstanceTypes.Select(type => type.InstanceType.Value));
    }

    [Theory]
    [InlineData("t3.small", "arm64", "hvm", true, "uefi", null, "InvalidParameterValue", "does not match the architecture 'arm64'")]
    [InlineData("m3.medium", "i386", "paravirtual", false, null, null, "InvalidParameterValue", "does not match the architecture 'i386'")]
    [InlineData("t2.small", "x86_64", "paravirtual", false, null, null, "InvalidParameterCombination", "Virtualization type 'hvm' is required for instances of type 't2.small'.")]
    [InlineData("t3.small", "x86_64", "hvm", false, null, null, "InvalidParameterCombination", "Enhanced networking with the Elastic Network Adapter (ENA) is required")]
    [InlineData("t2.small", "x86_64", "hvm", true, "uefi", null, "InvalidParameterValue", "The t2.small instance type does not support an AMI with a boot mode of UEFI. Only instance types built on the Nitro System support UEFI.")]
    [InlineData("r4.large", "x86_64", "hvm", true, "uefi", "v2.0", "InvalidParameterValue", "boot mode of UEFI")]
    public async Task Launch_OfATypeThatCannotBootTheImage_IsRefused(
        string type, string architecture, string virtualization, bool ena, string? bootMode, string? tpm, string code, string text)
    {
        var image = await RegisterAsync(architecture, virtualization, ena, bootMode, tpm);

        var error = await Lab.Fails(_lab.Ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = image, InstanceType = type, MinCount = 1, MaxCount = 1 }));

        Assert.Equal(code, error.ErrorCode);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_lab.View.Instances, instance => instance.ImageId == image);
    }

    [Theory]
    [InlineData("c3.large", "i386", "paravirtual", false, null)]
    [InlineData("m3.medium", "x86_64", "paravirtual", false, null)]
    [InlineData("t2.small", "x86_64", "hvm", true, "uefi-preferred")]
    [InlineData("m5.large", "x86_64", "hvm", true, "uefi")]
    [InlineData("m7g.medium", "arm64", "hvm", true, null)]
    public async Task Launch_OfATypeThatCan_IsTaken(string type, string architecture, string virtualization, bool ena, string? bootMode)
    {
        var image = await RegisterAsync(architecture, virtualization, ena, bootMode, tpm: null);

        await _lab.Ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = image, InstanceType = type, MinCount = 1, MaxCount = 1 });

        Assert.Contains(_lab.View.Instances, instance => instance.ImageId == image);
    }

    [Theory]
    [InlineData("t3.small", 27)]
    [InlineData("m7i.large", 32)]
    public async Task Volumes_BeyondTheTypesLimit_AreRefused_AtLaunchAndLater(string type, int most)
    {
        var refused = await Lab.Fails(RunAsync(type, most + 1));
        Assert.Equal(("AttachmentLimitExceeded", true), (refused.ErrorCode, refused.Message.Contains($"takes {most} EBS volumes", StringComparison.Ordinal)));

        var instance = await RunAsync(type, most);
        _lab.Pass(60);
        var volume = (await _lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = instance.Placement.AvailabilityZone, Size = 1 })).Volume.VolumeId;
        _lab.Pass(60);

        var attach = new AttachVolumeRequest { InstanceId = instance.InstanceId, VolumeId = volume, Device = "/dev/xvddz" };
        Assert.Equal("AttachmentLimitExceeded", (await Lab.Fails(_lab.Ec2.AttachVolumeAsync(attach))).ErrorCode);
    }

    public void Dispose() => _lab.Dispose();

    // The image has one volume, its root.
    private async Task<Instance> RunAsync(string type, int volumes) => (await _lab.Ec2.RunInstancesAsync(new RunInstancesRequest
    {
        ImageId = "ami-03000000000000001",
        InstanceType = type,
        MinCount = 1,
        MaxCount = 1,
        BlockDeviceMappings = [.. Enumerable.Range(1, volumes - 1).Select(number => new BlockDeviceMapping { DeviceName = $"/dev/xvd{(char)('b' + (number / 26))}{(char)('a' + (number % 26))}", Ebs = new EbsBlockDevice { VolumeSize = 1 } })],
    })).Reservation.Instances[0];

    private async Task<string> RegisterAsync(string architecture, string virtualization, bool ena, string? bootMode, string? tpm)
    {
        var image = await _lab.Ec2.RegisterImageAsync(new RegisterImageRequest
        {
            Name = "registered",
            Architecture = architecture,
            VirtualizationType = virtualization,
            EnaSupport = ena,
            BootMode = bootMode,
            TpmSupport = tpm,
            RootDeviceName = "/dev/sda1",
            BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/sda1", Ebs = new EbsBlockDevice { SnapshotId = "snap-03000000000000001" } }],
        });
        _lab.Pass(60);
        return image.ImageId;
    }
}
