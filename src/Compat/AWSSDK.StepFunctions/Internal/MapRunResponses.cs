using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions.Internal;

/// <summary>The responses about Map Runs, each with its members by their names on the wire (Step Functions API Reference).</summary>
internal static class MapRunResponses
{
    private static readonly Shape<MapRunItemCounts> ItemCounts = Counts<MapRunItemCounts>();

    private static readonly Shape<MapRunExecutionCounts> ExecutionCounts = Counts<MapRunExecutionCounts>();

    private static readonly Shape<MapRunListItem> Listed = new(
        ("executionArn", static (MapRunListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ExecutionArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("mapRunArn", static (MapRunListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.MapRunArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stateMachineArn", static (MapRunListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StateMachineArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("startDate", static (MapRunListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StartDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stopDate", static (MapRunListItem target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StopDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly Shape<DescribeMapRunResponse> DescribeMapRun = new(
        ("mapRunArn", static (DescribeMapRunResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.MapRunArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("executionArn", static (DescribeMapRunResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ExecutionArn = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("status", static (DescribeMapRunResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Status = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("startDate", static (DescribeMapRunResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StartDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("stopDate", static (DescribeMapRunResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.StopDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("maxConcurrency", static (DescribeMapRunResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.MaxConcurrency = NullableIntUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("toleratedFailurePercentage", static (DescribeMapRunResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ToleratedFailurePercentage = NullableFloatUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("toleratedFailureCount", static (DescribeMapRunResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ToleratedFailureCount = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("itemCounts", static (DescribeMapRunResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ItemCounts = ItemCounts.Unmarshall(context, ref reader)),
        ("executionCounts", static (DescribeMapRunResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ExecutionCounts = ExecutionCounts.Unmarshall(context, ref reader)),
        ("redriveCount", static (DescribeMapRunResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.RedriveCount = NullableIntUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("redriveDate", static (DescribeMapRunResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.RedriveDate = NullableDateTimeUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly Shape<ListMapRunsResponse> ListMapRuns = new(
        ("mapRuns", static (ListMapRunsResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.MapRuns = new JsonListUnmarshaller<MapRunListItem, Shape<MapRunListItem>>(Listed).Unmarshall(context, ref reader)),
        ("nextToken", static (ListMapRunsResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.NextToken = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static Shape<T> Counts<T>()
        where T : class, IMapRunCounts, new() => new(
        ("pending", static (T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Pending = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("running", static (T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Running = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("succeeded", static (T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Succeeded = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("failed", static (T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Failed = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("timedOut", static (T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.TimedOut = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("aborted", static (T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Aborted = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("total", static (T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Total = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("resultsWritten", static (T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.ResultsWritten = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("failuresNotRedrivable", static (T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.FailuresNotRedrivable = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("pendingRedrive", static (T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.PendingRedrive = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)));
}
