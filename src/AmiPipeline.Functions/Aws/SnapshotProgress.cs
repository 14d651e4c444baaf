using System.Globalization;

namespace AmiPipeline.Functions.Aws;

/// <summary>Reads the progress that EC2 reports as a text such as <c>42%</c>.</summary>
internal static class SnapshotProgress
{
    /// <summary>Whole percent; null if EC2 reports none.</summary>
    public static int? Percent(Snapshot snapshot) =>
        int.TryParse(snapshot.Progress?.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : null;
}
