using Amazon.EC2;
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
        }] }, { "id": "444455556666", "regions": [{ "name": "us-east-1" }] }] }
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

    [Fact]
    public async Task Attach_GivesTheAccountsKey_OnceHoweverOftenItIsCalled()
    {
        var copy = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = ImageId });

        Assert.Equal("111122223333:scanned (2026)", await AttachAsync(copy, "scanned (2026)"));
        var attached = Assert.Single((await DescribeAsync(copy)).ImageWatermarks, watermark => watermark.WatermarkKey != Key);
        _lab.Pass(3600);
        await AttachAsync(copy, "scanned (2026)");

        var again = Assert.Single((await DescribeAsync(copy)).ImageWatermarks, watermark => watermark.WatermarkKey != Key);
        Assert.Equal((copy, "us-east-1", attached.WatermarkCreationTime), (again.SourceImageId, again.SourceImageRegion, again.WatermarkCreationTime));
        Assert.Equal([Key], (await DescribeAsync(ImageId)).ImageWatermarks.Select(watermark => watermark.WatermarkKey));
    }

    [Fact]
    public async Task Attach_TakesFiveInAll_WithThoseThatWereInherited()
    {
        for (var number = 2; number <= 5; number++)
        {
            await AttachAsync(ImageId, $"mark {number}");
        }

        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => AttachAsync(ImageId, "mark 6"));

        Assert.Equal("ResourceLimitExceeded", error.ErrorCode);
        Assert.Equal(Key, await AttachAsync(ImageId, "approved"));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("prod:baseline")]
    [InlineData("größe")]
    public async Task Attach_OfANameThatEc2DoesNotTake_IsRefused(string name)
    {
        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => AttachAsync(ImageId, name));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
    }

    [Fact]
    public async Task PublicImageAndWatermark_ExcludeEachOther()
    {
        var everybody = new List<LaunchPermission> { new() { Group = PermissionGroup.All } };
        await _lab.Ec2.DisableImageBlockPublicAccessAsync(new DisableImageBlockPublicAccessRequest());
        var copy = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = ImageId });
        _lab.PassHours(1);
        var marked = await Assert.ThrowsAsync<AmazonEC2Exception>(() => ShareAsync(copy));
        await _lab.Ec2.DetachImageWatermarkAsync(new DetachImageWatermarkRequest { ImageId = copy, WatermarkKey = Key });
        await ShareAsync(copy);

        var isPublic = await Assert.ThrowsAsync<AmazonEC2Exception>(() => AttachAsync(copy, "approved"));

        Assert.Equal(("OperationNotPermitted", "OperationNotPermitted"), (marked.ErrorCode, isPublic.ErrorCode));

        Task ShareAsync(string id) => _lab.Ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = id, LaunchPermission = new() { Add = everybody } });
    }

    [Fact]
    public async Task Detach_LeavesWhatInheritedIt_AndMayBeRepeated()
    {
        var copy = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = ImageId });

        for (var turn = 0; turn < 2; turn++)
        {
            Assert.True((await _lab.Ec2.DetachImageWatermarkAsync(new DetachImageWatermarkRequest { ImageId = ImageId, WatermarkKey = Key })).Return);
        }

        Assert.Null((await DescribeAsync(ImageId)).ImageWatermarks);
        Assert.NotNull((await DescribeAsync(copy)).ImageWatermarks);
    }

    [Theory]
    [InlineData("watermark-key", "*:approved", true)]
    [InlineData("watermark-key", "111122223333:other", false)]
    [InlineData("source-image-id", ImageId, true)]
    [InlineData("source-image-region", "eu-*", false)]
    public async Task Filter_FindsImagesByTheirWatermarks(string field, string value, bool isFound)
    {
        var copy = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = ImageId });

        var found = await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new($"image-watermark.{field}", [value])] });

        Assert.Equal(isFound, found.Images?.Any(image => image.ImageId == copy) ?? false);
    }

    [Theory]
    [InlineData("*:approved", "us-*", 10_000, true)]
    [InlineData("*:approved", "eu-*", null, false)]
    [InlineData("444455556666:*", null, null, false)]
    [InlineData(null, null, 1, false)]
    public async Task AllowedImages_CanAskForAWatermark(string? key, string? region, int? days, bool isAllowed)
    {
        var filter = new ImageWatermarkFilterRequest { WatermarkKey = key, SourceImageRegion = region, MaximumDaysSinceWatermarkCreated = days };
        await _lab.Ec2.ReplaceImageCriteriaInAllowedImagesSettingsAsync(new() { ImageCriteria = [new() { ImageWatermarks = [filter] }] });
        await _lab.Ec2.EnableAllowedImagesSettingsAsync(new() { AllowedImagesSettingsState = AllowedImagesSettingsEnabledState.AuditMode });
        var settings = await _lab.Ec2.GetAllowedImagesSettingsAsync(new GetAllowedImagesSettingsRequest());
        var shown = Assert.Single(Assert.Single(settings.ImageCriteria).ImageWatermarks);
        await _lab.Ec2.ModifyImageAttributeAsync(new() { ImageId = ImageId, LaunchPermission = new() { Add = [new() { UserId = Lab.OtherAccount }] } });

        var other = _lab.Ec2Client(Lab.OtherAccount);
        await other.ReplaceImageCriteriaInAllowedImagesSettingsAsync(new() { ImageCriteria = [new() { ImageWatermarks = [filter] }] });
        await other.EnableAllowedImagesSettingsAsync(new() { AllowedImagesSettingsState = AllowedImagesSettingsEnabledState.AuditMode });
        var image = (await other.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [ImageId] })).Images[0];

        Assert.Equal((key, region, days), (shown.WatermarkKey, shown.SourceImageRegion, shown.MaximumDaysSinceWatermarkCreated));
        Assert.Equal(isAllowed, image.ImageAllowed);
    }

    public void Dispose() => _lab.Dispose();

    private async Task<string> AttachAsync(string imageId, string name) =>
        (await _lab.Ec2.AttachImageWatermarkAsync(new AttachImageWatermarkRequest { ImageId = imageId, WatermarkName = name })).WatermarkKey;

    private async Task<Image> DescribeAsync(string imageId) => (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [imageId] })).Images[0];
}
