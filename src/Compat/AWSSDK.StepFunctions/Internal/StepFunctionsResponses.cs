using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions.Internal;

/// <summary>The responses, each with its members by their names on the wire (Step Functions API Reference).</summary>
internal static class StepFunctionsResponses
{
    private static readonly Shape<CloudWatchEventsExecutionDataDetails> Included = new(
        ("included", static (CloudWatchEventsExecutionDataDetails target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Included = NullableBoolUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly Shape<ExecutionListItem> Listed = new(
        ("executionArn", static (ExecutionListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ExecutionArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stateMachineArn", static (ExecutionListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StateMachineArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("mapRunArn", static (ExecutionListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.MapRunArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("itemCount", static (ExecutionListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ItemCount = NullableIntUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stateMachineVersionArn", static (ExecutionListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StateMachineVersionArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stateMachineAliasArn", static (ExecutionListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StateMachineAliasArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("name", static (ExecutionListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Name = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("status", static (ExecutionListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Status = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("startDate", static (ExecutionListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StartDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stopDate", static (ExecutionListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StopDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("redriveCount", static (ExecutionListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.RedriveCount = NullableIntUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("redriveDate", static (ExecutionListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.RedriveDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly Shape<StartExecutionResponse> StartExecution = new(
        ("executionArn", static (StartExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ExecutionArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("startDate", static (StartExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StartDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly Shape<DescribeExecutionResponse> DescribeExecution = new(
        ("executionArn", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ExecutionArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stateMachineArn", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StateMachineArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stateMachineVersionArn", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StateMachineVersionArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stateMachineAliasArn", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StateMachineAliasArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("name", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Name = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("status", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Status = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("startDate", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StartDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stopDate", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StopDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("input", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Input = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("inputDetails", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.InputDetails = Included.Unmarshall(context, ref reader)),
        ("output", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Output = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("outputDetails", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.OutputDetails = Included.Unmarshall(context, ref reader)),
        ("error", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Error = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("cause", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Cause = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("traceHeader", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.TraceHeader = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("redriveCount", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.RedriveCount = NullableIntUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("redriveDate", static (DescribeExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.RedriveDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly Shape<GetExecutionHistoryResponse> GetExecutionHistory = new(
        ("events", static (GetExecutionHistoryResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Events = new JsonListUnmarshaller<HistoryEvent, Shape<HistoryEvent>>(StepFunctionsEvents.Event).Unmarshall(context, ref reader)),
        ("nextToken", static (GetExecutionHistoryResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.NextToken = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly Shape<StopExecutionResponse> StopExecution = new(
        ("stopDate", static (StopExecutionResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StopDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly Shape<ListExecutionsResponse> ListExecutions = new(
        ("executions", static (ListExecutionsResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Executions = new JsonListUnmarshaller<ExecutionListItem, Shape<ExecutionListItem>>(Listed).Unmarshall(context, ref reader)),
        ("nextToken", static (ListExecutionsResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.NextToken = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));
}
