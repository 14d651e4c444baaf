using AmiPipeline.Inventory;
using Xunit;

namespace AmiPipeline.Tests.Inventory;

public sealed class StorageEstimateTests
{
    [Fact]
    public void Snapshots_CountOnce_ByTheirDataWhereThatIsKnown()
    {
        var estimate = StorageEstimate.Create([Image("us-east-1", Device("snap-1", 100, 10L << 30), Device("snap-2", 8, null)), Image("us-east-1", Device("snap-1", 100, 10L << 30))]);

        Assert.Equal((2, 108, 18.0), (estimate.Snapshots, estimate.SizeGiB, estimate.StoredGiB));
        Assert.Equal([("us-east-1", 18.0)], estimate.StoredByRegion);
    }

    /// <summary>500 MiB/s for a snapshot, and twenty at once: 1,000 of 100 GiB are 1,000 × 100 × 1,024 / 500 / 60 / 20 minutes.</summary>
    [Theory]
    [InlineData(1, 8, 1)]
    [InlineData(1, 1000, 35)]
    [InlineData(20, 1000, 35)]
    [InlineData(1000, 100, 171)]
    public void Conversion_TakesTheLargestSnapshot_OrAllOfThemTwentyAtOnce(int snapshots, int sizeGiB, int minutes)
    {
        var image = Image("us-east-1", [.. Enumerable.Range(0, snapshots).Select(number => Device($"snap-{number}", sizeGiB, null))]);

        Assert.Equal(minutes, StorageEstimate.Create([image]).ConversionAtLeastMinutes);
    }

    [Fact]
    public void Regions_AreConvertedAtTheSameTime() => Assert.Equal(
        35, StorageEstimate.Create([Image("us-east-1", Device("snap-1", 1000, null)), Image("eu-west-1", Device("snap-2", 1000, null))]).ConversionAtLeastMinutes);

    [Fact]
    public void Nothing_TakesNothing() => Assert.Equal(new StorageEstimate(0, 0, 0, [], 0), StorageEstimate.Create([]) with { StoredByRegion = [] });

    private static InventoryDevice Device(string snapshot, int sizeGiB, long? bytes) => new("/dev/xvda", snapshot, sizeGiB, IsEncrypted: false, null, bytes);

    private static InventoryImage Image(string region, params InventoryDevice[] devices) => new()
    {
        ImageId = "ami-1",
        Name = "image",
        OwnerId = "111122223333",
        Region = region,
        Created = DateTimeOffset.UnixEpoch,
        State = "available",
        Tags = new Dictionary<string, string>(),
        Attributes = new Dictionary<string, string>(),
        Devices = devices,
    };
}
