using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Xunit;

namespace AWSSDK.StepFunctions.Compat.Tests;

/// <summary>What goes over the wire.</summary>
public sealed class RequestTests : IDisposable
{
    private const string Machine = "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline";
    private const string Execution = "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:run-1";

    private readonly Endpoint _endpoint = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SentRequest Sent => Assert.Single(_endpoint.Requests);

    public void Dispose() => _endpoint.Dispose();

    [Fact]
    public async Task Request_OfAnyOperation_IsSignedJsonPostedToTheTarget()
    {
        await _endpoint.Answer("{}").Client().DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = Execution }, Cancel);

        Assert.Equal("POST", Sent.Method);
        Assert.Equal("https://states.us-east-1.amazonaws.com/", Sent.Address.AbsoluteUri);
        Assert.Equal("AWSStepFunctions.DescribeExecution", Sent.Target);
        Assert.Equal("application/x-amz-json-1.0", Sent.ContentType);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKIA111122223333/[0-9]{8}/us-east-1/states/aws4_request, SignedHeaders=[a-z0-9;-]*x-amz-target, Signature=[0-9a-f]{64}$", Sent.Authorization);
    }

    [Fact]
    public async Task StartExecution_WithAllMembers_WritesThem()
    {
        await _endpoint.Answer("{}").Client().StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = Machine, Name = "run-1", Input = """{"a":"ä"}""", TraceHeader = "Root=1" }, Cancel);

        AssertBody($$"""{"stateMachineArn":"{{Machine}}","name":"run-1","input":"{\u0022a\u0022:\u0022\u00E4\u0022}","traceHeader":"Root=1"}""");
    }

    [Fact]
    public async Task StartExecution_WithRequiredMembersAlone_LeavesTheOthersOut()
    {
        await _endpoint.Answer("{}").Client().StartExecutionAsync(new StartExecutionRequest { StateMachineArn = Machine }, Cancel);

        AssertBody($$"""{"stateMachineArn":"{{Machine}}"}""");
    }

    [Fact]
    public async Task DescribeExecution_WithAllMembers_WritesThem()
    {
        await _endpoint.Answer("{}").Client().DescribeExecutionAsync(
            new DescribeExecutionRequest { ExecutionArn = Execution, IncludedData = IncludedData.METADATA_ONLY }, Cancel);

        AssertBody($$"""{"executionArn":"{{Execution}}","includedData":"METADATA_ONLY"}""");
    }

    [Fact]
    public async Task GetExecutionHistory_WithAllMembers_WritesThem()
    {
        await _endpoint.Answer("{}").Client().GetExecutionHistoryAsync(
            new GetExecutionHistoryRequest { ExecutionArn = Execution, IncludeExecutionData = true, MaxResults = 1000, NextToken = "t", ReverseOrder = false }, Cancel);

        AssertBody($$"""{"executionArn":"{{Execution}}","includeExecutionData":true,"maxResults":1000,"nextToken":"t","reverseOrder":false}""");
    }

    [Fact]
    public async Task StopExecution_WithAllMembers_WritesThem()
    {
        await _endpoint.Answer("{}").Client().StopExecutionAsync(new StopExecutionRequest { ExecutionArn = Execution, Error = "E", Cause = "c" }, Cancel);

        AssertBody($$"""{"executionArn":"{{Execution}}","error":"E","cause":"c"}""");
    }

    [Fact]
    public async Task MapRuns_WithAllMembers_WriteThem()
    {
        var client = _endpoint.Answer("{}").Answer("{}").Answer("{}").Client();

        await client.ListMapRunsAsync(new ListMapRunsRequest { ExecutionArn = "arn:1", MaxResults = 1, NextToken = "t" }, Cancel);
        await client.DescribeMapRunAsync(new DescribeMapRunRequest { MapRunArn = "arn:2" }, Cancel);
        await client.ListExecutionsAsync(new ListExecutionsRequest { MapRunArn = "arn:2" }, Cancel);

        Assert.Equal(
            ["""{"executionArn":"arn:1","maxResults":1,"nextToken":"t"}""", """{"mapRunArn":"arn:2"}""", """{"mapRunArn":"arn:2"}"""],
            _endpoint.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task ListExecutions_WithAllMembers_WritesThem()
    {
        await _endpoint.Answer("{}").Client().ListExecutionsAsync(
            new ListExecutionsRequest { StateMachineArn = Machine, StatusFilter = ExecutionStatus.TIMED_OUT, MaxResults = 1, NextToken = "t" }, Cancel);

        AssertBody($$"""{"stateMachineArn":"{{Machine}}","statusFilter":"TIMED_OUT","maxResults":1,"nextToken":"t"}""");
    }

    [Fact]
    public async Task SendTask_OfEachKind_WritesItsMembers()
    {
        using var client = _endpoint.Answer("{}").Answer("{}").Answer("{}").Client();
        await client.SendTaskSuccessAsync(new SendTaskSuccessRequest { TaskToken = "t", Output = "1" }, Cancel);
        await client.SendTaskFailureAsync(new SendTaskFailureRequest { TaskToken = "t", Error = "E", Cause = "c" }, Cancel);
        await client.SendTaskHeartbeatAsync(new SendTaskHeartbeatRequest { TaskToken = "t" }, Cancel);

        Assert.Equal(
            [("AWSStepFunctions.SendTaskSuccess", """{"taskToken":"t","output":"1"}"""), ("AWSStepFunctions.SendTaskFailure", """{"taskToken":"t","error":"E","cause":"c"}"""), ("AWSStepFunctions.SendTaskHeartbeat", """{"taskToken":"t"}""")],
            _endpoint.Requests.Select(request => (request.Target, request.Body)));
    }

    private void AssertBody(string expected) => Assert.Equal(expected, Sent.Body);
}
