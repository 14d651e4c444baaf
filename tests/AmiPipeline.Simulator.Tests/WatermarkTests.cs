using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Watermarks of images: reported with the image, carried by CopyImage and CreateImage, and by RegisterImage not.</summary>
public sealed class WatermarkTests : IDisposable
{
    private const string Key = "111122223333:approved";
    private const string ImageId = "ami-0a900000000000001";

    private readonly Lab _lab = new(world: $$"""
        { "regions": [{ "name": "us-east-1" }], "accounts": [{ "id": "111122223333", "regions": [{
          "name": "us-east-1",
          "subnets": [{ "id": "subnet-0aaaaaaaaaaaaaaa1", "zone": "us-east-1a", "zoneId": "use1-az1", "vpcId": "vpc-0aaaaaaaaaaaaaaa0" }],
          "images": [{ "id": "{{ImageId}}", "name": "marked", "watermarks": ["{{Key}}"], "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0a900000000000001", "sizeGiB": 8 }] }]
        }] }] }
        """);

    [Fact]
    public async Task Copy_CarriesThem_WithWhereTheyWereAttached()
    {
        var copy = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = ImageId });

        var watermark = Assert.Single((await DescribeAsync(copy)).ImageWatermarks);
        Assert.Equal((Key, ImageId, "us-east-1"), (watermark.WatermarkKey, watermark.SourceImageId, watermark.SourceImageRegion));
        Assert.NotNull(watermark.SourceImageCreationTime);
        Assert.NotNull(watermark.WatermarkCreationTime);
    }

    [Fact]
    public async Task Create_CarriesThoseOfTheInstancesImage()
    {
        var instance = await LifecycleTests.LaunchAsync(_lab, ImageId);
        _lab.Pass(60);

        var image = (await _lab.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = instance, Name = "created" })).ImageId;

        Assert.Equal([Key], (await DescribeAsync(image)).ImageWatermarks.Select(watermark => watermark.WatermarkKey));
    }

    [Fact]
    public async Task Register_HasNone_AndNoSource()
    {
        var image = (await _lab.Ec2.RegisterImageAsync(new RegisterImageRequest
        {
            Name = "registered",
            RootDeviceName = "/dev/xvda",
            BlockDeviceMappings = [new() { DeviceName = "/dev/xvda", Ebs = new() { SnapshotId = "snap-0a900000000000001" } }],
        })).ImageId;

        var described = await DescribeAsync(image);
        Assert.Null(described.ImageWatermarks);
        Assert.Null(described.SourceImageId);
    }

    public void Dispose() => _lab.Dispose();

    private async Task<Image> DescribeAsync(string imageId) => (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [imageId] })).Images[0];
}
