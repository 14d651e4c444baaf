using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Copies;

/// <summary>All copies of an execution that could not make some of them, for a person.</summary>
internal static class CopyTable
{
    // A cause has 32,768 characters (Step Functions API Reference, ExecutionFailedEventDetails), of which a hundred copies get so many each.
    private const int MaxReason = 240;

    /// <summary>The error; null if no copy has failed.</summary>
    public static StateError? Failure(IReadOnlyList<CopyInProgress> copies)
    {
        var failed = copies.Count(copy => copy.State == CopyState.Failed);
        return failed == 0 ? null : new StateError(
            nameof(CopiesFailedException),
            $"{failed} of {copies.Count} copies could not be made. The image and the other copies stay; the same request makes what is missing.\n{string.Join('\n', copies.Select(Describe))}");
    }

    private static string Describe(CopyInProgress copy) => copy.Failure is { } failure
        ? $"{copy.Location.Region}: failed: {failure.Error}: {Shorten(failure.Cause)}"
        : $"{copy.Location.Region}: {copy.ImageId} committed";

    private static string Shorten(string cause)
    {
        var line = cause.ReplaceLineEndings("; ");
        return line.Length <= MaxReason ? line : line[..MaxReason] + "…";
    }
}
