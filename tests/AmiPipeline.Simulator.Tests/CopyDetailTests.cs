using Amazon.EC2.Model;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>What copies take and tell besides their keys.</summary>
public sealed class CopyDetailTests : IDisposable
{
    private const string Plain = "snap-0d000000000000002";
    private const string UnderData = "snap-0d000000000000001";

    private readonly Lab _lab = new();

    [Theory]
    [InlineData("alias/golden")]
    [InlineData("10000000-0000-4000-8000-000000000001")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000001")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/golden")]
    public async Task Key_GoesByAnyOfItsNames(string key)
    {
        var image = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001", Encrypted = true, KmsKeyId = key });
        var copy = await _lab.Ec2.CopySnapshotAsync(
            new CopySnapshotRequest { SourceRegion = Lab.Here, SourceSnapshotId = Plain, Encrypted = true, KmsKeyId = key });
        var volume = await _lab.Ec2.CreateVolumeAsync(
            new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, Encrypted = true, KmsKeyId = key });
        _lab.PassHours(1);

        var golden = _lab.KeyArn("alias/golden");
        Assert.Equal(("available", golden), (_lab.View.Image(image).State, _lab.View.Image(image).Devices[0].KeyArn));
        Assert.Equal(("completed", golden), (_lab.View.Snapshot(copy.SnapshotId).State, _lab.View.Snapshot(copy.SnapshotId).KeyArn));
        Assert.Equal(("available", golden), (_lab.View.Volume(volume.Volume.VolumeId).State, _lab.View.Volume(volume.Volume.VolumeId).KeyArn));
    }

    [Fact]
    public async Task Snapshot_TellsHowItWasCopied()
    {
        var standard = await CopyAsync(null);
        var timed = await CopyAsync(15);
        var uncopied = await _lab.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [Plain] });

        Assert.Equal(("standard", null), (standard.TransferType.Value, standard.CompletionDurationMinutes));
        Assert.Equal(("time-based", 15), (timed.TransferType.Value, timed.CompletionDurationMinutes));
        Assert.Null(uncopied.Snapshots[0].TransferType);
        Assert.InRange(timed.CompletionTime!.Value - timed.StartTime!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(2880, true)]
    [InlineData(0, false)]
    [InlineData(20, false)]
    [InlineData(2895, false)]
    public void CompletionDuration_IsInStepsOfFifteenMinutes_UpToTwoDays(int minutes, bool isTaken)
    {
        var image = _lab.Post($"Action=CopyImage&SourceRegion=us-east-1&SourceImageId=ami-03000000000000001&Name=abc&SnapshotCopyCompletionDurationMinutes={minutes}");
        var snapshot = _lab.Post($"Action=CopySnapshot&SourceRegion=us-east-1&SourceSnapshotId={Plain}&CompletionDurationMinutes={minutes}");

        Assert.Equal((isTaken ? 200 : 400, isTaken ? 200 : 400), (image.Status, snapshot.Status));
        Assert.Equal(!isTaken, image.Body.Contains("<Code>InvalidParameterValue</Code>", StringComparison.Ordinal));
    }

    [Fact]
    public void TimeBasedCopy_OfALargeSnapshot_IsThereInItsTime()
    {
        using var lab = new Lab(options => options with { Latency = LatencyModel.Typical with { CopyPerGiB = TimeSpan.FromHours(1) } });
        lab.Post($"Action=CopyImage&SourceRegion=us-east-1&SourceImageId=ami-03000000000000001&Name=slow&Encrypted=true");
        lab.Post($"Action=CopyImage&SourceRegion=us-east-1&SourceImageId=ami-03000000000000001&Name=fast&Encrypted=true&SnapshotCopyCompletionDurationMinutes=30");

        lab.PassHours(0.51);

        Assert.Equal("available", lab.View.Images.Single(image => image.Name == "fast").State);
        Assert.Equal("pending", lab.View.Images.Single(image => image.Name == "slow").State);
    }

    /// <summary>One copy gets 500 MiB/s at the most (EBS User Guide, "Time-based copies").</summary>
    [Fact]
    public void TimeBasedCopy_ThatWouldNeedMoreThanOneCopyGets_TakesLonger()
    {
        using var lab = new Lab(options => options with { Latency = LatencyModel.Typical with { CopyPerGiB = TimeSpan.FromHours(1), Jitter = 0 } });
        lab.Post("Action=CreateVolume&AvailabilityZone=us-east-1a&Size=1000&VolumeType=gp3");
        lab.PassHours(1);
        lab.Post($"Action=CreateSnapshot&VolumeId={lab.View.Volumes.Single(volume => volume.SizeGiB == 1000).Id}");
        lab.PassHours(5);
        var source = lab.View.Snapshots.Single(snapshot => snapshot.SizeGiB == 1000).Id;
        lab.Post($"Action=CopySnapshot&SourceRegion=us-east-1&SourceSnapshotId={source}&Encrypted=true&CompletionDurationMinutes=15");

        lab.PassHours(0.5);
        Assert.Equal("pending", lab.View.Snapshots.Single(snapshot => snapshot.SizeGiB == 1000 && snapshot.Id != source).State);
        lab.PassHours(0.1);
        Assert.Equal("completed", lab.View.Snapshots.Single(snapshot => snapshot.SizeGiB == 1000 && snapshot.Id != source).State);
    }

    [Theory]
    [InlineData(Plain, "", "completed")]
    [InlineData(UnderData, "", null)]
    [InlineData(UnderData, "&PresignedUrl=https%3A%2F%2Fec2%2F%3FAction%3DCopySnapshot%26SourceSnapshotId%3Dsnap-0d000000000000001", "completed")]
    [InlineData(UnderData, "&PresignedUrl=https%3A%2F%2Fec2%2F%3FAction%3DCopySnapshot%26SourceSnapshotId%3Dsnap-0d0000000000000ff", "error")]
    public void EncryptedSnapshot_IsCopiedByARawCall_OnlyWithAPresignedUrlForIt(string source, string presigned, string? state)
    {
        var (_, body) = _lab.Post($"Action=CopySnapshot&SourceRegion=us-east-1&SourceSnapshotId={source}{presigned}");
        _lab.PassHours(1);

        var copy = _lab.View.Snapshots.FirstOrDefault(snapshot => body.Contains($"<snapshotId>{snapshot.Id}</snapshotId>", StringComparison.Ordinal));
        Assert.Equal(state, copy?.State);
        Assert.Equal(state is null, body.Contains("<Code>MissingParameter</Code>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CopyImage", "volume")]
    [InlineData("CopyImage", "instance")]
    [InlineData("CreateImage", "instance")]
    public void TagSpecifications_OfAnotherType_AreRefused(string action, string type)
    {
        var what = action == "CopyImage" ? "SourceRegion=us-east-1&SourceImageId=ami-03000000000000001" : "InstanceId=i-04000000000000002";

        var (_, body) = _lab.Post($"Action={action}&{what}&Name=abc&TagSpecification.1.ResourceType={type}&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v");

        Assert.Contains("<Code>InvalidParameterValue</Code>", body);
    }

    [Fact]
    public async Task DataKey_IsOneAlongALineage_AndAnotherUnderAnotherKey()
    {
        var volume = (await _lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", SnapshotId = UnderData })).Volume.VolumeId;
        _lab.Pass(60);
        var ofVolume = (await _lab.Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volume })).Snapshot.SnapshotId;
        var same = await CopyUnderAsync("alias/data");
        var other = await CopyUnderAsync("alias/golden");
        var otherAgain = await CopyUnderAsync("alias/golden");

        Assert.Equal(await DataKeyAsync(UnderData), await DataKeyAsync(ofVolume));
        Assert.Equal(await DataKeyAsync(UnderData), await DataKeyAsync(same));
        Assert.Equal(3, new[] { await DataKeyAsync(UnderData), await DataKeyAsync(other), await DataKeyAsync(otherAgain) }.Distinct().Count());
        Assert.Null(await DataKeyAsync(Plain));
        Assert.NotEqual(await DataKeyAsync(await EncryptedAsync()), await DataKeyAsync(await EncryptedAsync()));
        Assert.DoesNotContain("dataEncryptionKeyId", _lab.Post($"Action=CreateSnapshot&VolumeId={volume}").Body);

        async Task<string> CopyUnderAsync(string key) => (await _lab.Ec2.CopySnapshotAsync(
            new CopySnapshotRequest { SourceRegion = Lab.Here, SourceSnapshotId = UnderData, Encrypted = true, KmsKeyId = key })).SnapshotId;

        async Task<string> EncryptedAsync()
        {
            var fromPlain = await _lab.Ec2.CreateVolumeAsync(
                new CreateVolumeRequest { AvailabilityZone = "us-east-1a", SnapshotId = Plain, Encrypted = true, KmsKeyId = "alias/golden" });
            _lab.Pass(60);
            return (await _lab.Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = fromPlain.Volume.VolumeId })).Snapshot.SnapshotId;
        }

        async Task<string?> DataKeyAsync(string id) => Assert.Single(
            (await _lab.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [id] })).Snapshots).DataEncryptionKeyId;
    }

    [Theory]
    [InlineData("us-east-1", 100)]
    [InlineData("us-west-1", 1100)]
    [InlineData("eu-west-1", 10_100)]
    public void Copy_TakesLongerToFartherRegions(string from, int seconds)
    {
        var world = Lab.WorldJson
            .Replace("eu-west-1", from == Lab.Here ? "eu-west-1" : from, StringComparison.Ordinal);
        var latency = LatencyModel.Instant with
        {
            CopyBase = TimeSpan.FromSeconds(100),
            OtherRegionPerGiB = TimeSpan.FromSeconds(125),
            FarRegionPerGiB = TimeSpan.FromSeconds(1250),
        };
        using var lab = new Lab(options => options with { Latency = latency }, world);
        var source = from == Lab.Here ? "ami-03000000000000001" : "ami-0e000000000000001";

        lab.Post($"Action=CopyImage&SourceRegion={from}&SourceImageId={source}&Name=abc&Encrypted=true");

        lab.Pass(seconds - 1);
        Assert.Equal("pending", lab.View.Images.Single(image => image.Name == "abc").State);
        lab.Pass(1);
        Assert.Equal("available", lab.View.Images.Single(image => image.Name == "abc").State);
    }

    public void Dispose() => _lab.Dispose();

    private async Task<Amazon.EC2.Model.Snapshot> CopyAsync(int? minutes)
    {
        var copy = await _lab.Ec2.CopySnapshotAsync(new CopySnapshotRequest
        {
            SourceRegion = Lab.Here,
            SourceSnapshotId = Plain,
            Encrypted = true,
            CompletionDurationMinutes = minutes,
        });
        _lab.PassHours(1);
        return Assert.Single((await _lab.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [copy.SnapshotId] })).Snapshots);
    }
}
