using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Retention;

/// <summary>All places of an execution in which some older images could not go, for a person.</summary>
internal static class RetentionTable
{
    // All reasons together, beside those of the stages before: an execution's data has 256 KiB, and a cause 32,768 characters (Step Functions Developer Guide, "Service quotas").
    private const int MaxReasons = 8_000;

    private const int MaxReason = 100;

    /// <summary>The places with their reasons cut to what there is room for.</summary>
    public static IReadOnlyList<FamilyInProgress> Shorten(IReadOnlyList<FamilyInProgress> items) =>
        DestinationFailures.Shorten(items, MaxReasons, item => item.Failure, (item, failure) => item with { Failure = failure });

    /// <summary>Why something came of one image, cut likewise.</summary>
    public static string Shorten(string reason) => reason.Length <= MaxReason ? reason : reason[..(MaxReason - 1)] + "…";

    /// <summary>The error; null if nothing has failed.</summary>
    /// <param name="items">The places.</param>
    /// <param name="home">Where the image itself is.</param>
    public static StateError? Failure(IReadOnlyList<FamilyInProgress> items, AwsLocation home)
    {
        var failed = items.Count(item => item.State == RetentionState.Failed);
        return failed == 0 ? null : new StateError(
            nameof(RetentionFailedException),
            $"Older images could not be removed in {failed} of {items.Count} places. What is committed stays; the next execution continues with the rest.\n"
            + string.Join('\n', items.Select(item => Describe(item, home))));
    }

    private static string Describe(FamilyInProgress item, AwsLocation home) =>
        $"{item.Location.Describe(home)}: {string.Join(", ", item.Images.GroupBy(image => image.State).Select(same => $"{same.Count()} {same.Key.JsonName()}").DefaultIfEmpty("nothing changed"))}"
        + (item.Failure is { } failure ? $"; {(item.State == RetentionState.LeftOut ? "left out" : "failed")}: {failure.Error}: {failure.Cause}" : "");
}
