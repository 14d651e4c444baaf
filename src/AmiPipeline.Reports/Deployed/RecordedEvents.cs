using AmiPipeline.StatesLanguage.History;
using SdkEvent = Amazon.StepFunctions.Model.HistoryEvent;

namespace AmiPipeline.Reports.Deployed;

/// <summary>Makes events of Step Functions into those of the engine, which progress and reports are made of.</summary>
internal static class RecordedEvents
{
    /// <summary>The event.</summary>
    /// <param name="recorded">As Step Functions has recorded it.</param>
    /// <returns>Null for a type that no pipeline's execution has.</returns>
    public static HistoryEvent? From(SdkEvent recorded)
    {
        if (TypeOf(recorded.Type.Value) is not { } type)
        {
            return null;
        }

        var (error, cause) = Failure(recorded);
        return HistoryEvent.Recorded(
            recorded.Id!.Value,
            recorded.PreviousEventId ?? 0,
            new DateTimeOffset(recorded.Timestamp!.Value.ToUniversalTime()),
            type,
            recorded.StateEnteredEventDetails?.Name ?? recorded.StateExitedEventDetails?.Name,
            recorded.LambdaFunctionSucceededEventDetails?.Output ?? recorded.ExecutionSucceededEventDetails?.Output,
            error,
            cause,
            recorded.MapIterationStartedEventDetails?.Index,
            recorded.ExecutionStartedEventDetails?.Input);
    }

    // The engine's functions can always be scheduled and started.
    private static HistoryEventType? TypeOf(string name) =>
        name is "LambdaFunctionScheduleFailed" or "LambdaFunctionStartFailed" ? HistoryEventType.LambdaFunctionFailed
        : Enum.TryParse<HistoryEventType>(name, out var type) ? type
        : null;

    private static (string? Error, string? Cause) Failure(SdkEvent recorded) => recorded switch
    {
        { LambdaFunctionFailedEventDetails: { } details } => (details.Error, details.Cause),
        { LambdaFunctionTimedOutEventDetails: { } details } => (details.Error, details.Cause),
        { LambdaFunctionScheduleFailedEventDetails: { } details } => (details.Error, details.Cause),
        { LambdaFunctionStartFailedEventDetails: { } details } => (details.Error, details.Cause),
        { ExecutionFailedEventDetails: { } details } => (details.Error, details.Cause),
        { ExecutionAbortedEventDetails: { } details } => (details.Error, details.Cause),
        { ExecutionTimedOutEventDetails: { } details } => (details.Error, details.Cause),
        _ => (null, null),
    };
}
