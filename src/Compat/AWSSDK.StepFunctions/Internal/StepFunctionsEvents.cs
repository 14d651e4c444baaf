using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions.Internal;

/// <summary>The events of a history, each with its members by their names on the wire (Step Functions API Reference).</summary>
internal static class StepFunctionsEvents
{
    private static readonly Shape<HistoryEventExecutionDataDetails> Truncated = new(
        ("truncated", static (HistoryEventExecutionDataDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Truncated = NullableBoolUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly Shape<ExecutionStartedEventDetails> ExecutionStarted = new(
        ("input", static (ExecutionStartedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Input = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("inputDetails", static (ExecutionStartedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.InputDetails = Truncated.Unmarshall(context, ref reader)),
        ("roleArn", static (ExecutionStartedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.RoleArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stateMachineAliasArn", static (ExecutionStartedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StateMachineAliasArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stateMachineVersionArn", static (ExecutionStartedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StateMachineVersionArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly Shape<ExecutionSucceededEventDetails> ExecutionSucceeded = new(
        ("output", static (ExecutionSucceededEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Output = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("outputDetails", static (ExecutionSucceededEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.OutputDetails = Truncated.Unmarshall(context, ref reader)));

    private static readonly Shape<StateEnteredEventDetails> StateEntered = new(
        ("name", static (StateEnteredEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Name = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("input", static (StateEnteredEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Input = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("inputDetails", static (StateEnteredEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.InputDetails = Truncated.Unmarshall(context, ref reader)));

    private static readonly Shape<StateExitedEventDetails> StateExited = new(
        ("name", static (StateExitedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Name = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("output", static (StateExitedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Output = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("outputDetails", static (StateExitedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.OutputDetails = Truncated.Unmarshall(context, ref reader)));

    private static readonly Shape<MapIterationEventDetails> MapIteration = new(
        ("index", static (MapIterationEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Index = NullableIntUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("name", static (MapIterationEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Name = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly Shape<LambdaFunctionScheduledEventDetails> LambdaFunctionScheduled = new(
        ("resource", static (LambdaFunctionScheduledEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Resource = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("input", static (LambdaFunctionScheduledEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Input = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("inputDetails", static (LambdaFunctionScheduledEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.InputDetails = Truncated.Unmarshall(context, ref reader)),
        ("timeoutInSeconds", static (LambdaFunctionScheduledEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.TimeoutInSeconds = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly Shape<LambdaFunctionSucceededEventDetails> LambdaFunctionSucceeded = new(
        ("output", static (LambdaFunctionSucceededEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Output = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("outputDetails", static (LambdaFunctionSucceededEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.OutputDetails = Truncated.Unmarshall(context, ref reader)));

    private static readonly Shape<ExecutionFailedEventDetails> ExecutionFailed = new(
        ("error", static (ExecutionFailedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Error = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("cause", static (ExecutionFailedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Cause = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly Shape<ExecutionAbortedEventDetails> ExecutionAborted = new(
        ("error", static (ExecutionAbortedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Error = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("cause", static (ExecutionAbortedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Cause = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly Shape<ExecutionTimedOutEventDetails> ExecutionTimedOut = new(
        ("error", static (ExecutionTimedOutEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Error = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("cause", static (ExecutionTimedOutEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Cause = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly Shape<LambdaFunctionFailedEventDetails> LambdaFunctionFailed = new(
        ("error", static (LambdaFunctionFailedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Error = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("cause", static (LambdaFunctionFailedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Cause = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly Shape<LambdaFunctionTimedOutEventDetails> LambdaFunctionTimedOut = new(
        ("error", static (LambdaFunctionTimedOutEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Error = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("cause", static (LambdaFunctionTimedOutEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Cause = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly Shape<LambdaFunctionScheduleFailedEventDetails> LambdaFunctionScheduleFailed = new(
        ("error", static (LambdaFunctionScheduleFailedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Error = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("cause", static (LambdaFunctionScheduleFailedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Cause = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly Shape<LambdaFunctionStartFailedEventDetails> LambdaFunctionStartFailed = new(
        ("error", static (LambdaFunctionStartFailedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Error = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("cause", static (LambdaFunctionStartFailedEventDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Cause = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly Shape<HistoryEvent> Event = new(
        ("id", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Id = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("previousEventId", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.PreviousEventId = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("timestamp", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Timestamp = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("type", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Type = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("executionStartedEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ExecutionStartedEventDetails = ExecutionStarted.Unmarshall(context, ref reader)),
        ("executionSucceededEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ExecutionSucceededEventDetails = ExecutionSucceeded.Unmarshall(context, ref reader)),
        ("executionFailedEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ExecutionFailedEventDetails = ExecutionFailed.Unmarshall(context, ref reader)),
        ("executionAbortedEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ExecutionAbortedEventDetails = ExecutionAborted.Unmarshall(context, ref reader)),
        ("executionTimedOutEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ExecutionTimedOutEventDetails = ExecutionTimedOut.Unmarshall(context, ref reader)),
        ("stateEnteredEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StateEnteredEventDetails = StateEntered.Unmarshall(context, ref reader)),
        ("stateExitedEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StateExitedEventDetails = StateExited.Unmarshall(context, ref reader)),
        ("mapIterationStartedEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.MapIterationStartedEventDetails = MapIteration.Unmarshall(context, ref reader)),
        ("lambdaFunctionScheduledEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.LambdaFunctionScheduledEventDetails = LambdaFunctionScheduled.Unmarshall(context, ref reader)),
        ("lambdaFunctionSucceededEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.LambdaFunctionSucceededEventDetails = LambdaFunctionSucceeded.Unmarshall(context, ref reader)),
        ("lambdaFunctionFailedEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.LambdaFunctionFailedEventDetails = LambdaFunctionFailed.Unmarshall(context, ref reader)),
        ("lambdaFunctionTimedOutEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.LambdaFunctionTimedOutEventDetails = LambdaFunctionTimedOut.Unmarshall(context, ref reader)),
        ("lambdaFunctionScheduleFailedEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.LambdaFunctionScheduleFailedEventDetails = LambdaFunctionScheduleFailed.Unmarshall(context, ref reader)),
        ("lambdaFunctionStartFailedEventDetails", static (HistoryEvent target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.LambdaFunctionStartFailedEventDetails = LambdaFunctionStartFailed.Unmarshall(context, ref reader)));
}
