namespace AmiPipeline.Functions.ExecutionData;

/// <summary>Why single destinations have failed: a hundred of them must fit into an execution's data.</summary>
internal static class DestinationFailures
{
    private const int MaxReason = 600;

    /// <summary>The failure that an error is, in one line.</summary>
    /// <param name="error">The pipeline's error, or a bug's.</param>
    public static Failure From(Exception error) => new(error.GetType().Name, error.Message.ReplaceLineEndings("; "));

    /// <summary>Destinations with their reasons cut to what there is room for.</summary>
    /// <typeparam name="T">A destination in one of the stages.</typeparam>
    /// <param name="items">The destinations.</param>
    /// <param name="maxReasons">How many characters all reasons together may have.</param>
    /// <param name="failureOf">Why one has failed; null if it has not.</param>
    /// <param name="with">One with another failure.</param>
    public static IReadOnlyList<T> Shorten<T>(IReadOnlyList<T> items, int maxReasons, Func<T, Failure?> failureOf, Func<T, Failure, T> with)
    {
        var failed = items.Count(item => failureOf(item) is not null);
        var max = failed == 0 ? MaxReason : Math.Min(MaxReason, maxReasons / failed);
        return [.. items.Select(item => failureOf(item) is { } failure && failure.Cause.Length > max ? with(item, failure with { Cause = failure.Cause[..max] + "…" }) : item)];
    }
}
