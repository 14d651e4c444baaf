namespace AmiPipeline.Inventory;

/// <summary>
/// The order in which a fleet is best done: what takes longest first, so that nothing long is left for the end, when the other copies that a quota
/// admits at once have nothing more to do.
/// </summary>
public static class LongestFirst
{
    /// <summary>Orders images by their largest snapshot, since an image's snapshots are copied at the same time, then by all of them; else as they were.</summary>
    /// <typeparam name="T">What stands for an image.</typeparam>
    /// <param name="images">The images.</param>
    /// <param name="snapshotsGiB">The sizes of an image's snapshots, GiB.</param>
    public static IEnumerable<T> Order<T>(IEnumerable<T> images, Func<T, IEnumerable<int>> snapshotsGiB)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(snapshotsGiB);
        return images.OrderByDescending(image => snapshotsGiB(image).DefaultIfEmpty().Max()).ThenByDescending(image => snapshotsGiB(image).Sum());
    }
}
