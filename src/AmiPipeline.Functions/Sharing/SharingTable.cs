
namespace AmiPipeline.Functions.Sharing;

/// <summary>What an execution could not share, for a person.</summary>
internal static class SharingTable
{
    // All reasons together: an execution's data has 256 KiB, of which those of copies that failed take a part.
    private const int MaxReasons = 3_000;

    /// <summary>The steps with their reasons cut to what there is room for.</summary>
    public static IReadOnlyList<SharingStep> Shorten(IReadOnlyList<SharingStep> steps) =>
        DestinationFailures.Shorten(steps, MaxReasons, step => step.Failure, (step, failure) => step with { Failure = failure });

    /// <summary>The error; null if none has failed.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="destinations">What each of them is about.</param>
    /// <param name="home">Where the image itself is.</param>
    public static StateError? Failure(IReadOnlyList<SharingStep> steps, IReadOnlyList<Destination> destinations, AwsLocation home)
    {
        var failed = steps.Zip(destinations).Where(pair => pair.First.Failure is not null).ToList();
        return failed.Count == 0 ? null : new StateError(
            nameof(SharingFailedException),
            $"{failed.Count} of {steps.Count} images could not be shared as requested. They stay, and so does the access that was granted; the same request does what is missing.\n"
                + string.Join('\n', failed.Select(pair => $"{pair.Second.Location.Describe(home)}: {pair.First.ImageId}: {pair.First.Failure!.Error}: {pair.First.Failure.Cause}")));
    }
}
