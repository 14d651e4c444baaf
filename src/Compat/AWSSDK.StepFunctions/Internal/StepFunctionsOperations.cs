using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions.Internal;

/// <summary>The operations, each with the members of its request by their names on the wire (Step Functions API Reference).</summary>
internal static class StepFunctionsOperations
{
    public static readonly Operation<StartExecutionRequest, StartExecutionResponse> StartExecution = new("StartExecution", (writer, request) =>
    {
        writer.WriteMember("stateMachineArn", request.StateMachineArn);
        writer.WriteMember("name", request.Name);
        writer.WriteMember("input", request.Input);
        writer.WriteMember("traceHeader", request.TraceHeader);
    }, StepFunctionsResponses.StartExecution);

    public static readonly Operation<DescribeExecutionRequest, DescribeExecutionResponse> DescribeExecution = new("DescribeExecution", (writer, request) =>
    {
        writer.WriteMember("executionArn", request.ExecutionArn);
        writer.WriteMember("includedData", request.IncludedData?.Value);
    }, StepFunctionsResponses.DescribeExecution);

    public static readonly Operation<GetExecutionHistoryRequest, GetExecutionHistoryResponse> GetExecutionHistory = new("GetExecutionHistory", (writer, request) =>
    {
        writer.WriteMember("executionArn", request.ExecutionArn);
        writer.WriteMember("includeExecutionData", request.IncludeExecutionData);
        writer.WriteMember("maxResults", request.MaxResults);
        writer.WriteMember("nextToken", request.NextToken);
        writer.WriteMember("reverseOrder", request.ReverseOrder);
    }, StepFunctionsResponses.GetExecutionHistory);

    public static readonly Operation<StopExecutionRequest, StopExecutionResponse> StopExecution = new("StopExecution", (writer, request) =>
    {
        writer.WriteMember("executionArn", request.ExecutionArn);
        writer.WriteMember("error", request.Error);
        writer.WriteMember("cause", request.Cause);
    }, StepFunctionsResponses.StopExecution);

    public static readonly Operation<ListExecutionsRequest, ListExecutionsResponse> ListExecutions = new("ListExecutions", (writer, request) =>
    {
        writer.WriteMember("stateMachineArn", request.StateMachineArn);
        writer.WriteMember("mapRunArn", request.MapRunArn);
        writer.WriteMember("statusFilter", request.StatusFilter?.Value);
        writer.WriteMember("maxResults", request.MaxResults);
        writer.WriteMember("nextToken", request.NextToken);
    }, StepFunctionsResponses.ListExecutions);

    public static readonly Operation<ListMapRunsRequest, ListMapRunsResponse> ListMapRuns = new("ListMapRuns", (writer, request) =>
    {
        writer.WriteMember("executionArn", request.ExecutionArn);
        writer.WriteMember("maxResults", request.MaxResults);
        writer.WriteMember("nextToken", request.NextToken);
    }, MapRunResponses.ListMapRuns);

    public static readonly Operation<DescribeMapRunRequest, DescribeMapRunResponse> DescribeMapRun = new("DescribeMapRun", (writer, request) =>
    {
        writer.WriteMember("mapRunArn", request.MapRunArn);
    }, MapRunResponses.DescribeMapRun);

    public static readonly Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> ListTagsForResource = new("ListTagsForResource", (writer, request) =>
    {
        writer.WriteMember("resourceArn", request.ResourceArn);
    }, TagResponses.ListTagsForResource);

    public static readonly Operation<SendTaskSuccessRequest, SendTaskSuccessResponse> SendTaskSuccess = new("SendTaskSuccess", (writer, request) =>
    {
        writer.WriteMember("taskToken", request.TaskToken);
        writer.WriteMember("output", request.Output);
    }, new Shape<SendTaskSuccessResponse>());

    public static readonly Operation<SendTaskFailureRequest, SendTaskFailureResponse> SendTaskFailure = new("SendTaskFailure", (writer, request) =>
    {
        writer.WriteMember("taskToken", request.TaskToken);
        writer.WriteMember("error", request.Error);
        writer.WriteMember("cause", request.Cause);
    }, new Shape<SendTaskFailureResponse>());

    public static readonly Operation<SendTaskHeartbeatRequest, SendTaskHeartbeatResponse> SendTaskHeartbeat = new("SendTaskHeartbeat", (writer, request) =>
    {
        writer.WriteMember("taskToken", request.TaskToken);
    }, new Shape<SendTaskHeartbeatResponse>());
}

/// <summary>One operation of the service: how its request is written and its response is read (AWS JSON 1.0 protocol).</summary>
/// <typeparam name="TRequest">Its request.</typeparam>
/// <typeparam name="TResponse">Its response.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="write">Writes the members of a request.</param>
/// <param name="response">The shape of its response.</param>
internal sealed class Operation<TRequest, TResponse>(string name, Action<Utf8JsonWriter, TRequest> write, Shape<TResponse> response)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonStepFunctionsRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    private const int BufferBytes = 4096;

    /// <summary>How the SDK's core is to invoke it.</summary>
    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    /// <inheritdoc/>
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var content = new PooledContentStream();
        using (var writer = new Utf8JsonWriter(content.BufferWriter))
        {
            writer.WriteStartObject();
            write(writer, (TRequest)input);
            writer.WriteEndObject();
        }

        var request = new DefaultRequest(input, "Amazon.StepFunctions") { HttpMethod = "POST", ResourcePath = "/", ContentStream = content };
        request.Headers["X-Amz-Target"] = $"AWSStepFunctions.{name}";
        request.Headers["Content-Type"] = "application/x-amz-json-1.0";
        request.Headers["x-amz-api-version"] = "2016-11-23";
        return request;
    }

    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var reader = Reader(input);
        input.Read(ref reader);
        var result = new TResponse();
        response.ReadInto(result, input, ref reader);
        return result;
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = Reader(input);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return StepFunctionsErrors.From(error);
    }

    private static StreamingUtf8JsonReader Reader(JsonUnmarshallerContext input) =>
        new(input.Stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? BufferBytes, input.JsonMaxDepth);
}
