
namespace AmiPipeline.Functions.Sharing;

/// <summary>What an execution could not share, for a person.</summary>
internal static class SharingTable
{
    // Beside the reasons of copies that failed: a cause has at most 32,768 characters (Step Functions API Reference, ExecutionFailedEventDetails).
    private const int MaxCause = 32_000;
    private const int MaxReasons = 6_000;
    private const int MaxReason = 600;

    /// <summary>The steps with their reasons cut to what there is room for.</summary>
    public static IReadOnlyList<SharingStep> Shorten(IReadOnlyList<SharingStep> steps)
    {
        var failed = steps.Count(step => step.Failure is not null);
        var max = failed == 0 ? MaxReason : Math.Min(MaxReason, MaxReasons / failed);
        return [.. steps.Select(step => step.Failure is { } failure && failure.Cause.Length > max ? step with { Failure = failure with { Cause = failure.Cause[..max] + "…" } } : step)];
    }

    /// <summary>The error, which tells of copies that failed, too; null if neither has failed.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="destinations">What each of them is about.</param>
    /// <param name="image">The image with its copies.</param>
    public static StateError? Failure(IReadOnlyList<SharingStep> steps, IReadOnlyList<Destination> destinations, ImageWithCopies image)
    {
        var failed = steps.Zip(destinations).Where(pair => pair.First.Failure is not null).ToList();
        if (failed.Count == 0)
        {
            return image.Copies?.Failure;
        }

        var cause = $"{failed.Count} of {steps.Count} images could not be shared as requested. They stay, and so does what was given; the same request does what is missing.\n"
            + string.Join('\n', failed.Select(pair => $"{pair.Second.Location.Describe(image.Location)}: {pair.First.ImageId}: {pair.First.Failure!.Error}: {pair.First.Failure.Cause}"));
        var (error, all) = image.Copies?.Failure is { } ofCopies ? (ofCopies.Error, $"{ofCopies.Cause}\n{cause}") : (nameof(SharingFailedException), cause);
        return new StateError(error, all.Length > MaxCause ? all[..MaxCause] + "…" : all);
    }
}
