using System.Globalization;

namespace AmiPipeline.Planning.Retention;

/// <summary>How far an older image is on its way out: the value of its tag <see cref="PipelineTags.Leaving"/>.</summary>
/// <param name="Step">The last step that was taken.</param>
/// <param name="Since">When.</param>
public sealed record LeavingMark(LeavingStep Step, DateTimeOffset Since)
{
    /// <summary>What stands in its place on an image that is not to go after all.</summary>
    public const string None = "no";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string OfSnapshot = "with ";

    /// <summary>The beginning of what snapshots are marked with before their image is deregistered: they are found by it afterwards.</summary>
    public const string SnapshotPattern = OfSnapshot + "*";

    /// <summary>What a snapshot is marked with.</summary>
    /// <param name="imageId">Its image, which goes.</param>
    public static string ForSnapshot(string imageId) => OfSnapshot + imageId;

    /// <summary>The image that a snapshot goes with; null if its tag does not say so.</summary>
    /// <param name="tag">The tag's value; null for none.</param>
    public static string? ImageOf(string? tag) => tag?.StartsWith(OfSnapshot, StringComparison.Ordinal) == true ? tag[OfSnapshot.Length..] : null;

    /// <summary>Reads a tag's value; null for one that is none, such as a person may have given.</summary>
    /// <param name="tag">The value; null for no tag.</param>
    public static LeavingMark? Parse(string? tag) =>
        tag?.Split(' ') is [var word, var time]
        && JsonNames.TryParse<LeavingStep>(word) is { } step
        && DateTimeOffset.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var since)
            ? new LeavingMark(step, since)
            : null;

    /// <summary>The tag's value.</summary>
    public override string ToString() => $"{Step.JsonName()} {Since.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}";
}
