using Amazon.EC2;
using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Allowed AMIs: per account and Region, over images of others alone.</summary>
public sealed class AllowedImagesTests : IDisposable
{
    private const string Amazons = "ami-0a100000000000001";
    private const string Others = "ami-0a200000000000001";
    private const string Own = "ami-0a300000000000001";

    private readonly Lab _lab = new(world: $$"""
        { "regions": [{ "name": "us-east-1" }], "accounts": [
          { "id": "111122223333", "regions": [{ "name": "us-east-1",
            "subnets": [{ "id": "subnet-0aaaaaaaaaaaaaaa1", "zone": "us-east-1a", "zoneId": "use1-az1", "vpcId": "vpc-0aaaaaaaaaaaaaaa0" }],
            "images": [{ "id": "{{Own}}", "name": "own", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0a300000000000001", "sizeGiB": 8 }] }] }] },
          { "id": "137112412989", "alias": "amazon", "regions": [{ "name": "us-east-1",
            "images": [{ "id": "{{Amazons}}", "name": "al2023-1", "launchPermissions": ["all"], "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0a100000000000001", "sizeGiB": 8 }] }] }] },
          { "id": "444455556666", "regions": [{ "name": "us-east-1",
            "images": [{ "id": "{{Others}}", "name": "partner-1", "launchPermissions": ["all"], "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0a200000000000001", "sizeGiB": 8 }] }] }] }] }
        """);

    [Fact]
    public async Task Disabled_IsTheStart_AndNoImageTellsIt()
    {
        var settings = await _lab.Ec2.GetAllowedImagesSettingsAsync(new GetAllowedImagesSettingsRequest());

        Assert.Equal(("disabled", 0), (settings.State, settings.ImageCriteria?.Count ?? 0));
        Assert.Equal([(Amazons, null), (Others, null), (Own, null)], await ShownAsync());
    }

    [Fact]
    public async Task Audit_TellsOfEach_AndKeepsNothingFromBeingUsed()
    {
        await AllowAsync(AllowedImagesSettingsEnabledState.AuditMode, new ImageCriterionRequest { ImageProviders = ["amazon"] });

        Assert.Equal([(Amazons, true), (Others, false), (Own, true)], await ShownAsync());
        Assert.Equal([Others], (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new("image-allowed", ["false"])] })).Images.Select(image => image.ImageId));
        await LaunchAsync(Others);
    }

    [Fact]
    public async Task Enabled_HidesWhatItDoesNotAllow_FromEveryCall()
    {
        await AllowAsync(AllowedImagesSettingsEnabledState.Enabled, new ImageCriterionRequest { ImageProviders = ["amazon"] });

        Assert.Equal([(Amazons, true), (Own, true)], await ShownAsync());
        foreach (var call in new Func<Task>[]
        {
            () => LaunchAsync(Others),
            () => _lab.Ec2.CopyImageAsync(new CopyImageRequest { SourceImageId = Others, SourceRegion = "us-east-1", Name = "copy" }),
            () => _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [Others] }),
        })
        {
            Assert.Equal("InvalidAMIID.NotFound", (await Assert.ThrowsAsync<AmazonEC2Exception>(call)).ErrorCode);
        }

        await LaunchAsync(Amazons);
        await LaunchAsync(Own);
        await _lab.Ec2.DisableAllowedImagesSettingsAsync(new DisableAllowedImagesSettingsRequest());
        await LaunchAsync(Others);
    }

    [Fact]
    public async Task Enabled_ByTheOtherReading_StillDescribesWhatCannotBeUsed()
    {
        using var lab = new Lab(options => options with { DisallowedImagesAreDescribed = true });
        await lab.Ec2.ReplaceImageCriteriaInAllowedImagesSettingsAsync(new ReplaceImageCriteriaInAllowedImagesSettingsRequest { ImageCriteria = [new() { ImageProviders = ["none"] }] });
        await lab.Ec2.EnableAllowedImagesSettingsAsync(new EnableAllowedImagesSettingsRequest { AllowedImagesSettingsState = AllowedImagesSettingsEnabledState.Enabled });

        var image = Assert.Single((await lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = ["ami-0f000000000000002"] })).Images);

        Assert.False(image.ImageAllowed);
        Assert.Equal("InvalidAMIID.NotFound", (await Assert.ThrowsAsync<AmazonEC2Exception>(() => LifecycleTests.LaunchAsync(lab, image.ImageId))).ErrorCode);
    }

    /// <summary>An image has to meet all of one criterion.</summary>
    [Fact]
    public async Task Criteria_AreMetOneByOne_AndComeBackAsGiven()
    {
        await AllowAsync(
            AllowedImagesSettingsEnabledState.Enabled,
            new ImageCriterionRequest { ImageProviders = ["444455556666"], ImageNames = ["partner-?"], CreationDateCondition = new() { MaximumDaysSinceCreated = 400 } },
            new ImageCriterionRequest { ImageProviders = ["amazon"], ImageNames = ["al2-*"] },
            new ImageCriterionRequest { ImageProviders = ["amazon"], CreationDateCondition = new() { MaximumDaysSinceCreated = 30 } },
            new ImageCriterionRequest { MarketplaceProductCodes = ["abc"], DeprecationTimeCondition = new() { MaximumDaysSinceDeprecated = 7 } });

        Assert.Equal([(Others, true), (Own, true)], await ShownAsync());
        var criteria = (await _lab.Ec2.GetAllowedImagesSettingsAsync(new GetAllowedImagesSettingsRequest())).ImageCriteria;
        Assert.Equal(
            ["444455556666 partner-?  400 ", "amazon al2-*   ", "amazon   30 ", "  abc  7"],
            criteria.Select(each => string.Join(' ', string.Join(",", each.ImageProviders ?? []), string.Join(",", each.ImageNames ?? []), string.Join(",", each.MarketplaceProductCodes ?? []), each.CreationDateCondition?.MaximumDaysSinceCreated, each.DeprecationTimeCondition?.MaximumDaysSinceDeprecated)));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("none", "amazon")]
    public async Task Criteria_OfNoProvider_AreRefused(params string[] providers) =>
        Assert.Equal("InvalidParameterValue", (await Assert.ThrowsAsync<AmazonEC2Exception>(() => _lab.Ec2.ReplaceImageCriteriaInAllowedImagesSettingsAsync(
            new ReplaceImageCriteriaInAllowedImagesSettingsRequest { ImageCriteria = [new() { ImageProviders = [.. providers] }] }))).ErrorCode);

    public void Dispose() => _lab.Dispose();

    private async Task AllowAsync(AllowedImagesSettingsEnabledState state, params ImageCriterionRequest[] criteria)
    {
        await _lab.Ec2.ReplaceImageCriteriaInAllowedImagesSettingsAsync(new ReplaceImageCriteriaInAllowedImagesSettingsRequest { ImageCriteria = [.. criteria] });
        await _lab.Ec2.EnableAllowedImagesSettingsAsync(new EnableAllowedImagesSettingsRequest { AllowedImagesSettingsState = state });
    }

    private async Task<IEnumerable<(string Id, bool? Allowed)>> ShownAsync() =>
        (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest())).Images.Select(image => (image.ImageId, image.ImageAllowed)).OrderBy(image => image.ImageId, StringComparer.Ordinal);

    private Task LaunchAsync(string imageId) => LifecycleTests.LaunchAsync(_lab, imageId);
}
