using Amazon.EC2;
using Amazon.EC2.Model;
using Xunit;

namespace GoldenImages.Tests;

/// <summary>Tests of code that makes an encrypted image, against a running simulator.</summary>
public sealed class GoldenImageTests(Simulator simulator) : IClassFixture<Simulator>, IAsyncLifetime
{
    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await simulator.ControlAsync("reset");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Image_IsAvailable_AndEncrypted()
    {
        var imageId = await MakeGoldenImageAsync();
        await simulator.ControlAsync("advance", new() { ["untilSettled"] = true });

        var image = (await simulator.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [imageId] }, TestContext.Current.CancellationToken)).Images.Single();
        Assert.Equal(ImageState.Available, image.State);
        Assert.All(image.BlockDeviceMappings, device => Assert.True(device.Ebs.Encrypted));
    }

    [Fact]
    public async Task Quota_IsReported()
    {
        await simulator.ControlAsync("faults", new() { ["action"] = "CopyImage", ["fault"] = "refuse", ["code"] = "ResourceLimitExceeded" });

        Assert.Equal("ResourceLimitExceeded", (await Assert.ThrowsAsync<AmazonEC2Exception>(MakeGoldenImageAsync)).ErrorCode);
    }

    // What is tested; in your project it is somewhere else.
    private async Task<string> MakeGoldenImageAsync() => (await simulator.Ec2.CopyImageAsync(new CopyImageRequest
    {
        Name = "golden",
        SourceImageId = "ami-03000000000000001",
        SourceRegion = "us-east-1",
        Encrypted = true,
        KmsKeyId = "alias/golden",
    })).ImageId;
}
