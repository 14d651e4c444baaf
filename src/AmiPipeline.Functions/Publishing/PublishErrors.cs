using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Publishing;

/// <summary>What an error means for one publication: to try again soon, or the end of it.</summary>
internal static class PublishErrors
{
    /// <summary>The publication after an error.</summary>
    public static PublicationInProgress Record(PublicationInProgress item, Exception error, DateTimeOffset now) =>
        PassingErrors.Retry(error, item.Attempts, now) is { } due ? item with { Attempts = item.Attempts + 1, Due = due } : GiveUp(item, error);

    /// <summary>The publication, failed.</summary>
    public static PublicationInProgress GiveUp(PublicationInProgress item, Exception error) => item with
    {
        State = PublicationState.Failed,
        Failure = DestinationFailures.From(error),
        ParameterAwaited = null,
        IsParameterUncertain = false,
        Due = null,
    };
}
