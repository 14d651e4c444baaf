namespace AmiPipeline.Inventory;

/// <summary>What the snapshots of images are estimated to cost, and what converting these images would: a snapshot of several images counts once.</summary>
/// <param name="Snapshots">How many snapshots.</param>
/// <param name="SizeGiB">The size of their volumes.</param>
/// <param name="StoredGiB">The size of the data in them, where EC2 tells it, otherwise of their volumes.</param>
/// <param name="MonthlyUsd">The price of storing that for a month: at most, since snapshots share blocks with earlier ones of the same volume.</param>
/// <param name="ConversionMonthlyUsd">The price of storing full copies under another key for a month, on top until the originals are removed.</param>
/// <param name="ConversionAtLeastMinutes">
/// How long converting takes at the least if all data moves: the largest snapshot, or all of them, as many at once as the quota of copies lets, whichever is longer.
/// </param>
public sealed record StorageEstimate(int Snapshots, long SizeGiB, double StoredGiB, double MonthlyUsd, double ConversionMonthlyUsd, int ConversionAtLeastMinutes)
{
    /// <summary>The price of the standard tier for a GiB and month in us-east-1, USD (EBS pricing page); most Regions are near it.</summary>
    public const double UsualUsdPerGiB = 0.05;

    // The quota of copies in progress to one Region (EC2 API Reference, ResourceLimitExceeded).
    private const int CopiesAtOnce = 20;

    private const double BytesPerGiB = 1L << 30;

    private const double MinutesPerGiB = 1024.0 / DurationEstimate.MaxMiBPerSecond / 60;

    /// <summary>The estimate of some images.</summary>
    /// <param name="images">The images.</param>
    /// <param name="usdPerGiB">The price for a GiB and month.</param>
    public static StorageEstimate Create(IEnumerable<InventoryImage> images, double usdPerGiB = UsualUsdPerGiB)
    {
        ArgumentNullException.ThrowIfNull(images);
        var devices = images.SelectMany(image => image.Devices.Select(device => (image.Region, Device: device))).DistinctBy(each => each.Device.SnapshotId).ToList();
        var stored = devices.Sum(each => Stored(each.Device));
        var minutes = devices
            .GroupBy(each => each.Region, each => each.Device.SizeGiB)
            .Select(region => Math.Max(DurationEstimate.MinMinutes(region.Max()), (int)Math.Ceiling(region.Sum(size => size * MinutesPerGiB) / CopiesAtOnce)));
        return new StorageEstimate(
            devices.Count, devices.Sum(each => (long)each.Device.SizeGiB), Math.Round(stored, 2), Math.Round(stored * usdPerGiB, 2), Math.Round(stored * usdPerGiB, 2), minutes.DefaultIfEmpty().Max());
    }

    private static double Stored(InventoryDevice device) => device.StoredBytes is { } bytes ? bytes / BytesPerGiB : device.SizeGiB;
}
