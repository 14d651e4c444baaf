using Amazon.EC2.Model;
using AmiPipeline.Simulator.Faults;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

public sealed class FaultTests : IDisposable
{
    private const string Plain = "ami-03000000000000001";
    private readonly Lab _lab = new();

    [Fact]
    public async Task RefusedCall_HasNoEffect_AndStrikesOnce()
    {
        var before = _lab.View.Dump();
        _lab.Cloud.Faults.AtCall("CopyImage").Refuse("UnauthorizedOperation", "You are not authorized to perform this operation.", 403);

        var error = await Lab.Fails(_lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain }));
        Assert.Equal("UnauthorizedOperation", error.ErrorCode);
        Assert.Equal(403, (int)error.StatusCode);
        Assert.Equal(before, _lab.View.Dump());

        await _lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain });
        Assert.Equal(0, _lab.Cloud.Faults.Pending);
    }

    [Fact]
    public async Task LostResponse_HasItsEffect()
    {
        _lab.Cloud.Faults.AtCall(1).LoseResponse();

        await Assert.ThrowsAsync<HttpRequestException>(() => _lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain, Name = "made anyway" }));

        Assert.Contains(_lab.View.Images, image => image.Name == "made anyway");
        Assert.True(Assert.Single(_lab.Cloud.Calls.All).IsResponseLost);
    }

    [Fact]
    public async Task ThrottledCall_Is503()
    {
        _lab.Cloud.Faults.When(call => call.Action == "DescribeImages", times: 2).Throttle();

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var error = await Lab.Fails(_lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest()));
            Assert.Equal("RequestLimitExceeded", error.ErrorCode);
            Assert.Equal(503, (int)error.StatusCode);
        }

        await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest());
    }

    [Theory]
    [InlineData(ResourceKind.Image, "completed")]
    [InlineData(ResourceKind.Snapshot, "error")]
    public async Task LateFailure_OfImageOrSnapshot_FailsTheImage(ResourceKind kind, string snapshotState)
    {
        _lab.Cloud.Faults.FailNext(kind, "something broke");

        var id = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain });
        Assert.Equal("pending", _lab.View.Image(id).State);
        _lab.PassHours(1);

        var image = _lab.View.Image(id);
        Assert.Equal("failed", image.State);
        Assert.Equal(snapshotState, _lab.View.Snapshot(image.Devices[0].SnapshotId!).State);
    }

    [Fact]
    public async Task LateFailure_OfVolume_EndsInError()
    {
        _lab.Cloud.Faults.FailNext(ResourceKind.Volume, when: made => made.Tags.ContainsKey("mine"));

        var other = await _lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1 });
        var mine = await _lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest
        {
            AvailabilityZone = "us-east-1a",
            Size = 1,
            TagSpecifications = [new TagSpecification { ResourceType = "volume", Tags = [new Tag("mine", "yes")] }],
        });
        _lab.Pass(30);

        Assert.Equal("available", _lab.View.Volume(other.Volume.VolumeId).State);
        Assert.Equal("error", _lab.View.Volume(mine.Volume.VolumeId).State);
    }

    [Fact]
    public async Task LateFailure_OfInstance_Terminates()
    {
        _lab.Cloud.Faults.FailNext(ResourceKind.Instance, "Client error on launch");

        var id = await LifecycleTests.LaunchAsync(_lab);
        _lab.Pass(60);

        Assert.Equal("terminated", _lab.View.Instance(id).State);
        Assert.Equal("Client error on launch", _lab.View.Instance(id).StateReason);
    }

    [Theory]
    [InlineData("alias/logs")]
    [InlineData("")]
    public async Task WrongKey_ShowsOnTheChosenSnapshotOnly(string wrong)
    {
        _lab.Cloud.Faults.UseWrongKey(wrong, made => made.DeviceName == "/dev/sdf");

        var id = await _lab.CopyAsync(
            new CopyImageRequest { SourceImageId = "ami-03b00000000000001", Encrypted = true, KmsKeyId = "alias/golden" });
        _lab.PassHours(1);

        var image = _lab.View.Image(id);
        Assert.Equal("available", image.State);
        Assert.Equal(_lab.KeyArn("alias/golden"), image.Devices[0].KeyArn);
        Assert.Equal(wrong.Length == 0 ? null : _lab.KeyArn(wrong), image.Devices[1].KeyArn);
    }

    [Fact]
    public async Task Calls_AreRecordedWithTheirOutcome()
    {
        await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [Plain] });
        _lab.Pass(5);
        await Lab.Fails(_lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = ["ami-0123456789abcdef0"] }));

        var calls = _lab.Cloud.Calls.All;
        Assert.Equal([1, 2], calls.Select(call => call.Occurrence));
        Assert.Equal([null, "InvalidAMIID.NotFound"], calls.Select(call => call.ErrorCode));
        Assert.Equal(TimeSpan.FromSeconds(5), calls[1].At - calls[0].At);
        Assert.Equal((Lab.Account, Lab.Here, "ec2"), (calls[0].AccountId, calls[0].Region, calls[0].Service));
        Assert.Equal(Plain, calls[0].Parameters["ImageId.1"]);
        Assert.Equal(2, _lab.Cloud.Calls.CountByAction["DescribeImages"]);
    }

    public void Dispose() => _lab.Dispose();
}
