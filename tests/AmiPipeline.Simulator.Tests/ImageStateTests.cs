using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>What becomes of an image that is not deleted but withdrawn: disabled, deprecated, protected from deregistration.</summary>
public sealed class ImageStateTests : IDisposable
{
    private const string Plain = "ami-03000000000000001";
    private const string PlainSnapshot = "snap-03000000000000001";

    private readonly Lab _lab = new();

    [Fact]
    public async Task Disabled_LosesItsPermissions_AndIsNotListed_AndEnabledDoesNotGetThemBack()
    {
        await ShareAsync(Lab.OtherAccount);

        Assert.True((await _lab.Ec2.DisableImageAsync(new DisableImageRequest { ImageId = Plain })).Return);

        Assert.Equal("disabled", _lab.View.Image(Plain).State);
        Assert.Empty(_lab.View.Image(Plain).LaunchPermissions);
        Assert.DoesNotContain(Plain, await ListAsync());
        Assert.Contains(Plain, await ListAsync(request => request.IncludeDisabled = true));

        Assert.True((await _lab.Ec2.EnableImageAsync(new EnableImageRequest { ImageId = Plain })).Return);

        Assert.Equal("available", _lab.View.Image(Plain).State);
        Assert.Empty(_lab.View.Image(Plain).LaunchPermissions);
        Assert.Contains(Plain, await ListAsync());
    }

    [Fact]
    public async Task Disabled_CannotBeRun_Shared_OrLoseItsSnapshot()
    {
        await _lab.Ec2.DisableImageAsync(new DisableImageRequest { ImageId = Plain });

        var run = await Lab.Fails(_lab.Ec2.RunInstancesAsync(
            new RunInstancesRequest { ImageId = Plain, InstanceType = "t3.small", MinCount = 1, MaxCount = 1 }));
        Assert.Equal(("InvalidAMIID.Unavailable", $"AMI '{Plain}' is disabled, and cannot be run"), (run.ErrorCode, run.Message));
        Assert.Equal("InvalidAMIID.Unavailable", (await Lab.Fails(ShareAsync(Lab.OtherAccount))).ErrorCode);
        var delete = await Lab.Fails(_lab.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = PlainSnapshot }));
        Assert.Equal("InvalidSnapshot.InUse", delete.ErrorCode);
    }

    [Fact]
    public async Task DisableAndEnable_SendTheirEvents()
    {
        await _lab.Ec2.DisableImageAsync(new DisableImageRequest { ImageId = Plain });
        await _lab.Ec2.EnableImageAsync(new EnableImageRequest { ImageId = Plain });

        Assert.Collection(
            _lab.Cloud.Events.UntilNow(),
            disabled => Assert.Contains("\"State\":\"disabled\"", disabled.Detail),
            enabled => Assert.Contains("\"State\":\"available\"", enabled.Detail));
    }

    [Fact]
    public async Task Deprecated_IsSeenByItsOwner_ByItsId_AndByWhoAsks()
    {
        await ShareAsync("all");
        var other = _lab.Ec2Client(Lab.OtherAccount);
        Assert.True((await DeprecateAsync(_lab.Clock.GetUtcNow().AddMinutes(10))).Return);
        Assert.Contains(Plain, await ListAsync(other));

        _lab.Pass(600);

        Assert.DoesNotContain(Plain, await ListAsync(other));
        Assert.Contains(Plain, await ListAsync(other, request => request.IncludeDeprecated = true));
        Assert.Contains(Plain, await ListAsync(other, request => request.ImageIds = [Plain]));
        Assert.Contains(Plain, await ListAsync());

        Assert.True((await _lab.Ec2.DisableImageDeprecationAsync(new DisableImageDeprecationRequest { ImageId = Plain })).Return);

        Assert.Contains(Plain, await ListAsync(other));
    }

    [Theory]
    [InlineData(29.9, "2026-11-23T12:10:00.000Z")]
    [InlineData(30, "2026-11-23T12:11:00.000Z")]
    public async Task DeprecationTime_IsToTheMinute(double seconds, string expected)
    {
        await DeprecateAsync(_lab.Clock.GetUtcNow().AddMinutes(10).AddSeconds(seconds));

        var images = await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [Plain] });
        Assert.Equal(expected, Assert.Single(images.Images).DeprecationTime);
    }

    [Theory]
    [InlineData(false, 0, true)]
    [InlineData(false, -1, false)]
    [InlineData(false, 3652, true)]
    [InlineData(false, 3654, false)]
    [InlineData(true, 3, true)]
    [InlineData(true, 731, false)]
    public async Task DeprecateAt_IsNotPast_AndNoMoreThanTenYears_TwoForAPublicImage(bool isPublic, int days, bool isTaken)
    {
        var id = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain });
        _lab.PassHours(1);
        if (isPublic)
        {
            await ShareAsync("all", id);
        }

        var call = DeprecateAsync(_lab.Clock.GetUtcNow().AddDays(days), id);

        Assert.Equal(isTaken ? null : "InvalidParameterValue", (await Record.ExceptionAsync(() => call) as Amazon.EC2.AmazonEC2Exception)?.ErrorCode);
        Assert.Equal(isTaken, _lab.View.Image(id).DeprecationTime is not null);
    }

    [Theory]
    [InlineData(false, "enabled-without-cooldown", 0)]
    [InlineData(true, "enabled-with-cooldown", 24)]
    public async Task Protected_CannotBeDeregistered_UntilItsCooldownIsOver(bool withCooldown, string state, double hours)
    {
        var enabled = await _lab.Ec2.EnableImageDeregistrationProtectionAsync(
            new EnableImageDeregistrationProtectionRequest { ImageId = Plain, WithCooldown = withCooldown });
        Assert.Equal(state, enabled.Return);
        await Lab.Fails(DeregisterAsync());

        var disabled = await _lab.Ec2.DisableImageDeregistrationProtectionAsync(
            new DisableImageDeregistrationProtectionRequest { ImageId = Plain });
        Assert.Equal("disabled", disabled.Return);
        if (withCooldown)
        {
            _lab.PassHours(hours - 0.01);
            Assert.Equal("OperationNotPermitted", (await Lab.Fails(DeregisterAsync())).ErrorCode);
            _lab.PassHours(0.01);
        }

        await DeregisterAsync();
        Assert.DoesNotContain(_lab.View.Images, image => image.Id == Plain);
    }

    [Fact]
    public async Task Protection_IsReportedWithTheImage_AndAsItsAttribute()
    {
        await _lab.Ec2.EnableImageDeregistrationProtectionAsync(new EnableImageDeregistrationProtectionRequest { ImageId = Plain });

        var image = Assert.Single((await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [Plain] })).Images);
        Assert.Equal("enabled-without-cooldown", image.DeregistrationProtection);
        var (_, attribute) = _lab.Post($"Action=DescribeImageAttribute&ImageId={Plain}&Attribute=deregistrationProtection");
        Assert.Contains("<deregistrationProtection><value>enabled-without-cooldown</value></deregistrationProtection>", attribute);
    }

    [Fact]
    public async Task Copy_TakesNeitherDeprecationNorProtectionAlong()
    {
        await DeprecateAsync(_lab.Clock.GetUtcNow().AddMinutes(10));
        await _lab.Ec2.EnableImageDeregistrationProtectionAsync(new EnableImageDeregistrationProtectionRequest { ImageId = Plain });

        var id = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain });

        var copy = _lab.View.Image(id);
        Assert.Equal((null, "disabled"), (copy.DeprecationTime, copy.DeregistrationProtection));
    }

    public void Dispose() => _lab.Dispose();

    private Task ShareAsync(string holder, string imageId = Plain)
    {
        var permission = holder == "all" ? new LaunchPermission { Group = "all" } : new LaunchPermission { UserId = holder };
        return _lab.Ec2.ModifyImageAttributeAsync(
            new ModifyImageAttributeRequest { ImageId = imageId, LaunchPermission = new LaunchPermissionModifications { Add = [permission] } });
    }

    private Task<EnableImageDeprecationResponse> DeprecateAsync(DateTimeOffset at, string imageId = Plain) =>
        _lab.Ec2.EnableImageDeprecationAsync(new EnableImageDeprecationRequest { ImageId = imageId, DeprecateAt = at.UtcDateTime });

    private Task DeregisterAsync() => _lab.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = Plain });

    private Task<List<string>> ListAsync(Action<DescribeImagesRequest>? change = null) => ListAsync(_lab.Ec2, change);

    private static async Task<List<string>> ListAsync(Amazon.EC2.IAmazonEC2 ec2, Action<DescribeImagesRequest>? change = null)
    {
        var request = new DescribeImagesRequest();
        change?.Invoke(request);
        return [.. ((await ec2.DescribeImagesAsync(request)).Images ?? []).Select(image => image.ImageId)];
    }
}
