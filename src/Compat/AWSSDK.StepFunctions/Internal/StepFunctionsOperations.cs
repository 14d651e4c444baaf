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
        writer.WriteMember("statusFilter", request.StatusFilter?.Value);
        writer.WriteMember("maxResults", request.MaxResults);
        writer.WriteMember("nextToken", request.NextToken);
    }, StepFunctionsResponses.ListExecutions);

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
