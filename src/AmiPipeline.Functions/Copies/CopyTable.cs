using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Copies;

/// <summary>All copies of an execution that could not make some of them, for a person.</summary>
internal static class CopyTable
{
    // All reasons together: an execution's data has 256 KiB, and a cause 32,768 characters (Step Functions Developer Guide, "Service quotas").
    private const int MaxReasons = 16_000;

    /// <summary>The copies with their reasons cut to what there is room for.</summary>
    public static IReadOnlyList<CopyInProgress> Shorten(IReadOnlyList<CopyInProgress> copies) =>
        DestinationFailures.Shorten(copies, MaxReasons, copy => copy.Failure, (copy, failure) => copy with { Failure = failure });

    /// <summary>The error; null if no copy has failed.</summary>
    /// <param name="copies">The copies.</param>
    /// <param name="plan">The image's plan.</param>
    /// <param name="home">Where the image itself is.</param>
    public static StateError? Failure(IReadOnlyList<CopyInProgress> copies, ImagePlan plan, AwsLocation home)
    {
        var failed = copies.Count(copy => copy.State == CopyState.Failed);
        return failed == 0 ? null : new StateError(
            nameof(CopiesFailedException),
            $"{failed} of {copies.Count} copies could not be made. {Outcome(copies, plan)}\n{string.Join('\n', copies.Select(copy => Describe(copy, home)))}");
    }

    private static string Outcome(IReadOnlyList<CopyInProgress> copies, ImagePlan plan) =>
        plan.CommitsLast && copies.All(copy => copy.State != CopyState.Committed || copy.Route == ImageRoute.Existing) ? "The request asks for a rollback: nothing that the execution made stays."
        : plan.CommitsLast ? "All were verified and were being committed, which cannot be undone: what is committed stays."
        : $"{(plan.KeepsImage ? "The image and the" : "The")} other copies stay; the same request makes what is missing.";

    private static string Describe(CopyInProgress copy, AwsLocation home) => copy.Failure is { } failure
        ? $"{copy.Location.Describe(home)}: failed: {failure.Error}: {failure.Cause}"
        : $"{copy.Location.Describe(home)}: {(copy.State == CopyState.RolledBack ? "given up because another copy failed" : $"{copy.ImageId} committed")}";
}
