namespace AmiPipeline.Inventory;

/// <summary>What the snapshots of images store, and how long converting these images would take: a snapshot of several images counts once.</summary>
/// <param name="Snapshots">How many snapshots.</param>
/// <param name="SizeGiB">The size of their volumes.</param>
/// <param name="StoredGiB">The size of the data in them if EC2 reports it, otherwise of their volumes.</param>
/// <param name="StoredByRegion">That size by Region, unrounded.</param>
/// <param name="ConversionAtLeastMinutes">
/// How long converting takes at least if all data moves: the largest snapshot, or all of them, as many at once as the quota of copies lets, whichever is longer.
/// </param>
public sealed record StorageEstimate(int Snapshots, long SizeGiB, double StoredGiB, IReadOnlyList<(string Region, double GiB)> StoredByRegion, int ConversionAtLeastMinutes)
{
    // The quota of copies in progress to one Region (EC2 API Reference, ResourceLimitExceeded).
    private const int CopiesAtOnce = 20;

    private const double BytesPerGiB = 1L << 30;

    private const double MinutesPerGiB = 1024.0 / DurationEstimate.MaxMiBPerSecond / 60;

    /// <summary>The estimate of some images.</summary>
    /// <param name="images">The images.</param>
    public static StorageEstimate Create(IEnumerable<InventoryImage> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var devices = images.SelectMany(image => image.Devices.Select(device => (image.Region, Device: device))).DistinctBy(each => each.Device.SnapshotId).ToList();
        var stored = devices.GroupBy(each => each.Region, each => Stored(each.Device)).Select(region => (region.Key, region.Sum())).ToList();
        var minutes = devices
            .GroupBy(each => each.Region, each => each.Device.SizeGiB)
            .Select(region => Math.Max(DurationEstimate.MinMinutes(region.Max()), (int)Math.Ceiling(region.Sum(size => size * MinutesPerGiB) / CopiesAtOnce)));
        return new StorageEstimate(
            devices.Count, devices.Sum(each => (long)each.Device.SizeGiB), Math.Round(stored.Sum(each => each.Item2), 2), stored, minutes.DefaultIfEmpty().Max());
    }

    private static double Stored(InventoryDevice device) => device.StoredBytes is { } bytes ? bytes / BytesPerGiB : device.SizeGiB;
}
