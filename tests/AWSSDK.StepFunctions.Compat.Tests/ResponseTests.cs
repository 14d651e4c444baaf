using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Xunit;

namespace AWSSDK.StepFunctions.Compat.Tests;

/// <summary>What is made of answers.</summary>
public sealed class ResponseTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, 500, DateTimeKind.Utc);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StartExecution_Answered_GivesArnAndStart()
    {
        var response = await new Endpoint().Answer("""{"executionArn":"arn:1","startDate":1767225600.5}""").Client()
            .StartExecutionAsync(new StartExecutionRequest { StateMachineArn = "arn" }, Cancel);

        Assert.Equal("arn:1", response.ExecutionArn);
        Assert.Equal(Start, response.StartDate!.Value.ToUniversalTime());
        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task DescribeExecution_OfAFailure_GivesAllMembersAndPassesOverUnknownOnes()
    {
        var response = await new Endpoint().Answer("""
            {"executionArn":"arn:1","stateMachineArn":"arn:m","name":"run-1","status":"FAILED","startDate":1767225600.5,"stopDate":1767225660.5,
             "input":"{\"a\":1}","inputDetails":{"included":true},"novel":{"error":"not this","list":[{"cause":"nor this"}]},"error":"E","cause":"c","redriveCount":2,
             "redriveStatus":"REDRIVABLE","stateMachineVersionArn":"arn:m:7","traceHeader":"Root=1"}
            """).Client().DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = "arn:1" }, Cancel);

        Assert.Equal(("arn:1", "arn:m", "arn:m:7", "run-1"), (response.ExecutionArn, response.StateMachineArn, response.StateMachineVersionArn, response.Name));
        Assert.Equal(ExecutionStatus.FAILED, response.Status);
        Assert.Equal(TimeSpan.FromMinutes(1), response.StopDate - response.StartDate);
        Assert.Equal(("""{"a":1}""", true), (response.Input, response.InputDetails!.Included));
        Assert.Equal(("E", "c", "Root=1", 2), (response.Error, response.Cause, response.TraceHeader, response.RedriveCount));
        Assert.Null(response.Output);
        Assert.Null(response.OutputDetails);
        Assert.Null(response.StateMachineAliasArn);
    }

    [Fact]
    public async Task GetExecutionHistory_OfEveryKindOfEvent_GivesItsDetails()
    {
        var response = await new Endpoint().Answer("""
            {"events":[
              {"id":1,"previousEventId":0,"timestamp":1767225600.5,"type":"ExecutionStarted","executionStartedEventDetails":{"input":"{}","inputDetails":{"truncated":false},"roleArn":"arn:r"}},
              {"id":2,"previousEventId":0,"timestamp":1767225600.5,"type":"TaskStateEntered","stateEnteredEventDetails":{"name":"Plan image","input":"{}"}},
              {"id":3,"previousEventId":2,"timestamp":1767225600.5,"type":"LambdaFunctionScheduled","lambdaFunctionScheduledEventDetails":{"resource":"arn:f","input":"1","timeoutInSeconds":60}},
              {"id":4,"previousEventId":3,"timestamp":1767225600.5,"type":"LambdaFunctionFailed","lambdaFunctionFailedEventDetails":{"error":"E","cause":"c"}},
              {"id":5,"previousEventId":4,"timestamp":1767225600.5,"type":"LambdaFunctionSucceeded","lambdaFunctionSucceededEventDetails":{"output":"2"}},
              {"id":6,"previousEventId":5,"timestamp":1767225600.5,"type":"TaskStateExited","stateExitedEventDetails":{"name":"Plan image","output":"3"}},
              {"id":7,"previousEventId":6,"timestamp":1767225600.5,"type":"TaskSucceeded","taskSucceededEventDetails":{"resourceType":"lambda","resource":"invoke","output":"4"}},
              {"id":8,"previousEventId":7,"timestamp":1767225600.5,"type":"ExecutionAborted","executionAbortedEventDetails":{"error":"Stop","cause":"asked"}},
              {"id":9,"previousEventId":8,"timestamp":1767225600.5,"type":"MapIterationStarted","mapIterationStartedEventDetails":{"name":"Items","index":3}}],
             "nextToken":"t"}
            """).Client().GetExecutionHistoryAsync(new GetExecutionHistoryRequest { ExecutionArn = "arn:1" }, Cancel);

        var events = response.Events;
        Assert.Equal("t", response.NextToken);
        Assert.Equal(Enumerable.Range(1, 9).Select(id => (long?)id), events.Select(one => one.Id));
        Assert.Equal(Enumerable.Repeat<DateTime?>(Start, 9), events.Select(one => one.Timestamp?.ToUniversalTime()));
        Assert.Equal(("{}", false, "arn:r"), (events[0].ExecutionStartedEventDetails!.Input, events[0].ExecutionStartedEventDetails!.InputDetails!.Truncated, events[0].ExecutionStartedEventDetails!.RoleArn));
        Assert.Equal(("Plan image", "{}"), (events[1].StateEnteredEventDetails!.Name, events[1].StateEnteredEventDetails!.Input));
        Assert.Equal(("arn:f", "1", 60), (events[2].LambdaFunctionScheduledEventDetails!.Resource, events[2].LambdaFunctionScheduledEventDetails!.Input, events[2].LambdaFunctionScheduledEventDetails!.TimeoutInSeconds));
        Assert.Equal(("E", "c"), (events[3].LambdaFunctionFailedEventDetails!.Error, events[3].LambdaFunctionFailedEventDetails!.Cause));
        Assert.Equal("2", events[4].LambdaFunctionSucceededEventDetails!.Output);
        Assert.Equal(("Plan image", "3"), (events[5].StateExitedEventDetails!.Name, events[5].StateExitedEventDetails!.Output));
        Assert.Equal(HistoryEventType.TaskSucceeded, events[6].Type);
        Assert.Equal(("Items", 3), (events[8].MapIterationStartedEventDetails!.Name, events[8].MapIterationStartedEventDetails!.Index));
        Assert.Equal(("Stop", "asked"), (events[7].ExecutionAbortedEventDetails!.Error, events[7].ExecutionAbortedEventDetails!.Cause));
    }

    [Fact]
    public async Task StopExecution_Answered_GivesStop()
    {
        var response = await new Endpoint().Answer("""{"stopDate":1767225600.5}""").Client().StopExecutionAsync(new StopExecutionRequest { ExecutionArn = "arn:1" }, Cancel);

        Assert.Equal(Start, response.StopDate!.Value.ToUniversalTime());
    }

    [Fact]
    public async Task ListExecutions_Answered_GivesItems()
    {
        var response = await new Endpoint().Answer("""
            {"executions":[{"executionArn":"arn:1","stateMachineArn":"arn:m","name":"run-1","status":"RUNNING","startDate":1767225600.5},
                           {"executionArn":"arn:2","stateMachineArn":"arn:m","name":"run-2","status":"NOVEL","startDate":1767225600.5,"stopDate":1767225600.5}]}
            """).Client().ListExecutionsAsync(new ListExecutionsRequest { StateMachineArn = "arn:m" }, Cancel);

        Assert.Null(response.NextToken);
        Assert.Equal([("arn:1", "run-1", "RUNNING", null), ("arn:2", "run-2", "NOVEL", Start)],
            response.Executions.Select(one => (one.ExecutionArn, one.Name, one.Status.Value, one.StopDate?.ToUniversalTime())));
    }

    [Fact]
    public async Task Paginators_FollowTheTokens()
    {
        var endpoint = new Endpoint()
            .Answer("""{"executions":[{"name":"run-1"},{"name":"run-2"}],"nextToken":"t2"}""")
            .Answer("""{"executions":[{"name":"run-3"}]}""")
            .Answer("""{"events":[{"id":1}],"nextToken":"t4"}""")
            .Answer("""{"events":[]}""");
        using var client = endpoint.Client();

        List<string> names = [];
        await foreach (var one in client.Paginators.ListExecutions(new ListExecutionsRequest { StateMachineArn = "arn:m" }).Executions)
        {
            names.Add(one.Name);
        }

        List<long?> ids = [];
        await foreach (var one in client.Paginators.GetExecutionHistory(new GetExecutionHistoryRequest { ExecutionArn = "arn:1" }).Events)
        {
            ids.Add(one.Id);
        }

        Assert.Equal(["run-1", "run-2", "run-3"], names);
        Assert.Equal([1], ids);
        Assert.Contains("\"nextToken\":\"t2\"", endpoint.Requests[1].Body, StringComparison.Ordinal);
        Assert.Contains("\"nextToken\":\"t4\"", endpoint.Requests[3].Body, StringComparison.Ordinal);
    }
}
