using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Publishing;

/// <summary>What an error means for one publication: to try again soon, or the end of it.</summary>
internal static class PublishErrors
{
    /// <summary>How often in a row an error that passes is tolerated.</summary>
    internal const int MaxAttempts = 20;

    private const double MaxSeconds = 120;

    /// <summary>The publication after an error.</summary>
    public static PublicationInProgress Record(PublicationInProgress item, Exception error, DateTimeOffset now) => error switch
    {
        AwsThrottledException or AwsUnavailableException or InvocationTimedOutException or NotAnsweredByAwsException or ResourceNotVisibleException => Again(item, error, now),
        PipelineException => GiveUp(item, error),
        // Something nobody has thought of, as an unknown error of Lambda: what was done counts anyway.
        _ => Again(item, error, now),
    };

    /// <summary>The publication, failed.</summary>
    public static PublicationInProgress GiveUp(PublicationInProgress item, Exception error) => item with
    {
        State = PublicationState.Failed,
        Failure = new Failure(error.GetType().Name, error.Message.ReplaceLineEndings("; ")),
        ParameterAwaited = null,
        IsParameterUncertain = false,
        Due = null,
    };

    private static PublicationInProgress Again(PublicationInProgress item, Exception error, DateTimeOffset now) => item.Attempts + 1 >= MaxAttempts
        ? GiveUp(item, error)
        : item with { Attempts = item.Attempts + 1, Due = now.AddSeconds(Math.Min(Math.Pow(2, item.Attempts + 1), MaxSeconds)) };
}
