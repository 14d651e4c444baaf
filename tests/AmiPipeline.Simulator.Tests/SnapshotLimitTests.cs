using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>How many snapshots may be under way, and how fast they may follow one another.</summary>
public sealed class SnapshotLimitTests : IDisposable
{
    private static readonly CreateSnapshotRequest Snapshot = new() { VolumeId = "vol-0d000000000000001" };

    private static readonly CopySnapshotRequest Copy = new() { SourceRegion = Lab.Here, SourceSnapshotId = "snap-0d000000000000002" };

    private readonly Lab _lab = new();

    [Fact]
    public async Task Volume_HasFivePendingSnapshotsAtMost()
    {
        for (var count = 0; count < 5; count++)
        {
            await _lab.Ec2.CreateSnapshotAsync(Snapshot);
        }

        Assert.Equal("ConcurrentSnapshotLimitExceeded", (await Lab.Fails(_lab.Ec2.CreateSnapshotAsync(Snapshot))).ErrorCode);

        _lab.PassHours(1);
        await _lab.Ec2.CreateSnapshotAsync(Snapshot);
    }

    [Fact]
    public async Task Volume_WithLimitedRates_HasASnapshotEveryFifteenSeconds()
    {
        using var lab = new Lab(options => options with { LimitRequestRates = true });
        await lab.Ec2.CreateSnapshotAsync(Snapshot);
        lab.Pass(14);
        Assert.Equal("SnapshotCreationPerVolumeRateExceeded", (await Lab.Fails(lab.Ec2.CreateSnapshotAsync(Snapshot))).ErrorCode);

        lab.Pass(1);
        await lab.Ec2.CreateSnapshotAsync(Snapshot);
    }

    [Fact]
    public async Task Region_TakesTwentyCopiesAtATime()
    {
        for (var count = 0; count < 20; count++)
        {
            await _lab.Ec2.CopySnapshotAsync(Copy);
        }

        Assert.Equal("ResourceLimitExceeded", (await Lab.Fails(_lab.Ec2.CopySnapshotAsync(Copy))).ErrorCode);
    }

    [Fact]
    public async Task Region_TakesAsManyImageCopiesAtATime_AsTheOptionsSay()
    {
        using var lab = new Lab(options => options with { ConcurrentImageCopies = 2 });
        Task CopyAsync(string name) => lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001", Name = name });
        await CopyAsync("first");
        await CopyAsync("second");

        Assert.Equal("ResourceLimitExceeded", (await Lab.Fails(CopyAsync("third"))).ErrorCode);

        lab.PassHours(1);
        await CopyAsync("third");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SnapshotsOfImageCopies_CountAmongSnapshotCopies_WhereTheOptionsSaySo(bool doCount)
    {
        using var lab = new Lab(options => options with { ConcurrentSnapshotCopies = 1, ImageCopiesCountAsSnapshotCopies = doCount });
        await lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001" });

        var second = lab.Ec2.CopySnapshotAsync(Copy);

        if (doCount)
        {
            Assert.Equal("ResourceLimitExceeded", (await Lab.Fails(second)).ErrorCode);
            Assert.Equal("ResourceLimitExceeded", (await Lab.Fails(lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-01000000000000001", Name = "two" }))).ErrorCode);
        }
        else
        {
            await second;
        }
    }

    [Fact]
    public async Task Copies_OfOneSnapshot_FollowOneAnother()
    {
        var ids = new List<string>();
        for (var count = 0; count < 3; count++)
        {
            ids.Add((await _lab.Ec2.CopySnapshotAsync(Copy)).SnapshotId);
        }

        _lab.Pass(60);
        Assert.Equal(["completed", "pending", "pending"], ids.Select(id => _lab.View.Snapshot(id).State));
        _lab.Pass(40);
        Assert.Equal(["completed", "completed", "pending"], ids.Select(id => _lab.View.Snapshot(id).State));
    }

    public void Dispose() => _lab.Dispose();
}
