using Amazon.EC2.Model;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>How long an image is remembered that is no longer registered (EC2 API Reference, DescribeImages).</summary>
public sealed class DeregisteredImageTests
{
    private const string Plain = "ami-03000000000000001";

    [Fact]
    public async Task Deregistered_ShowsAndKeepsItsNameForAWhile_IfTheOptionsSaySo()
    {
        using var lab = new Lab(options => options with
        {
            EventualConsistency = EventualConsistency.None with { DeregisteredImages = TimeSpan.FromSeconds(30) },
        });
        var name = lab.View.Image(Plain).Name;
        await lab.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = Plain });

        Assert.Equal("deregistered", Assert.Single((await DescribeAsync(lab)).Images).State.Value);
        Assert.Equal("InvalidAMIName.Duplicate", (await Lab.Fails(CopyAsync(lab, name))).ErrorCode);
        Assert.Equal("InvalidAMIID.Unavailable", (await Lab.Fails(
            lab.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = Plain }))).ErrorCode);

        lab.Pass(30);

        Assert.Equal("InvalidAMIID.NotFound", (await Lab.Fails(DescribeAsync(lab))).ErrorCode);
        await CopyAsync(lab, name);
    }

    [Fact]
    public async Task Deregistered_IsAnsweredWithNothing_ThenNotFound_OnceNoInstanceRefersToIt()
    {
        using var lab = new Lab();
        var image = lab.View.Instance("i-04000000000000002").ImageId;
        await lab.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = image });

        Assert.Null((await DescribeAsync(lab, image)).Images);

        await lab.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest
        {
            InstanceIds = [.. lab.View.Instances.Where(instance => instance.ImageId == image).Select(instance => instance.Id)],
        });
        lab.Pass(120);

        Assert.Equal("InvalidAMIID.NotFound", (await Lab.Fails(DescribeAsync(lab, image))).ErrorCode);
    }

    [Fact]
    public async Task Deregistered_IsAnsweredWithNothingForAWhile_IfTheOptionsSaySo()
    {
        using var lab = new Lab(options => options with
        {
            EventualConsistency = EventualConsistency.None with { DeregisteredImageIds = TimeSpan.FromHours(1) },
        });
        await lab.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = Plain });

        lab.PassHours(0.9);
        Assert.Null((await DescribeAsync(lab)).Images);
        await CopyAsync(lab, "s3-unencrypted");

        lab.PassHours(0.1);
        Assert.Equal("InvalidAMIID.NotFound", (await Lab.Fails(DescribeAsync(lab))).ErrorCode);
    }

    private static Task<DescribeImagesResponse> DescribeAsync(Lab lab, string id = Plain) =>
        lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id] });

    private static Task<string> CopyAsync(Lab lab, string name) =>
        lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-02000000000000001", Name = name });
}
