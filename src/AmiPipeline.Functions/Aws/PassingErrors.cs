namespace AmiPipeline.Functions.Aws;

/// <summary>Which errors are transient, and how long to wait, if one function works on many destinations: as the state machine's Retry does for an image.</summary>
internal static class PassingErrors
{
    /// <summary>How often in a row one is tolerated.</summary>
    public const int MaxAttempts = 20;

    private const double MaxSeconds = 120;

    /// <summary>Whether the same again may succeed.</summary>
    /// <remarks>Something nobody has thought of counts too, as an unknown error of Lambda does: what was done counts anyway.</remarks>
    /// <param name="error">The pipeline's error, or a bug's.</param>
    public static bool Passes(Exception error) => IsWithoutAnswer(error) || error is AwsThrottledException or InvocationTimedOutException or ResourceNotVisibleException or not PipelineException;

    /// <summary>Whether it is not known if the call took effect.</summary>
    /// <param name="error">The pipeline's error.</param>
    public static bool IsWithoutAnswer(Exception error) => error is AwsUnavailableException or AwsTimedOutException or NotAnsweredByAwsException;

    /// <summary>When to try again what has failed; null if that may not succeed, or was tried often enough.</summary>
    /// <param name="error">The pipeline's error, or a bug's.</param>
    /// <param name="before">How often in a row it has failed before.</param>
    /// <param name="now">The time.</param>
    public static DateTimeOffset? Retry(Exception error, int before, DateTimeOffset now) => Passes(error) && before + 1 < MaxAttempts ? NextAttempt(before + 1, now) : null;

    /// <summary>When to try again.</summary>
    /// <param name="attempts">How many have failed, this one included.</param>
    /// <param name="now">The time.</param>
    public static DateTimeOffset NextAttempt(int attempts, DateTimeOffset now) => now.AddSeconds(Math.Min(Math.Pow(2, attempts), MaxSeconds));
}
