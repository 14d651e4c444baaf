using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.History;

public sealed class HistoryJsonTests
{
    [Fact]
    public async Task History_HasTheShapeOfGetExecutionHistory()
    {
        var execution = await Machine.RunAsync(
            Machine.OfOne("""
                "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 5, "Parameters": { "FunctionName": "f", "Payload": null }
                """),
            function: _ => TaskOutcome.Hang,
            options: new ExecutionOptions { RoleArn = "role" });

        AssertSame(
            """
            { "events": [
              { "timestamp": "2026-01-31T12:00:00.000Z", "type": "ExecutionStarted", "id": 1, "previousEventId": 0,
                "executionStartedEventDetails": { "input": "{}", "inputDetails": { "truncated": false }, "roleArn": "role" } },
              { "timestamp": "2026-01-31T12:00:00.000Z", "type": "TaskStateEntered", "id": 2, "previousEventId": 0,
                "stateEnteredEventDetails": { "name": "S", "input": "{}", "inputDetails": { "truncated": false } } },
              { "timestamp": "2026-01-31T12:00:00.000Z", "type": "TaskScheduled", "id": 3, "previousEventId": 2,
                "taskScheduledEventDetails": { "resource": "invoke", "resourceType": "lambda", "region": "us-east-1",
                  "parameters": "{\"FunctionName\":\"f\",\"Payload\":null}", "timeoutInSeconds": 5 } },
              { "timestamp": "2026-01-31T12:00:00.000Z", "type": "TaskStarted", "id": 4, "previousEventId": 3,
                "taskStartedEventDetails": { "resource": "invoke", "resourceType": "lambda" } },
              { "timestamp": "2026-01-31T12:00:05.000Z", "type": "TaskTimedOut", "id": 5, "previousEventId": 4,
                "taskTimedOutEventDetails": { "error": "States.Timeout", "resource": "invoke", "resourceType": "lambda" } },
              { "timestamp": "2026-01-31T12:00:05.000Z", "type": "ExecutionFailed", "id": 6, "previousEventId": 5,
                "executionFailedEventDetails": { "error": "States.Timeout" } } ] }
            """,
            execution.History);
    }

    [Fact]
    public async Task History_OfADirectFunction_HasItsOwnDetails()
    {
        var execution = await Machine.RunAsync(
            Machine.Of($"\"S\": {Machine.Task("\"HeartbeatSeconds\": 3, \"End\": true")}"), function: _ => TaskOutcome.Failed("X", "why"));

        AssertSame(
            """
            { "events": [
              { "timestamp": "2026-01-31T12:00:00.000Z", "type": "LambdaFunctionScheduled", "id": 3, "previousEventId": 2,
                "lambdaFunctionScheduledEventDetails": { "input": "{}", "inputDetails": { "truncated": false }, "resource": "${F}", "heartbeatInSeconds": 3 } },
              { "timestamp": "2026-01-31T12:00:00.000Z", "type": "LambdaFunctionStarted", "id": 4, "previousEventId": 3 },
              { "timestamp": "2026-01-31T12:00:00.000Z", "type": "LambdaFunctionFailed", "id": 5, "previousEventId": 4,
                "lambdaFunctionFailedEventDetails": { "error": "X", "cause": "why" } } ] }
            """,
            execution.History.Skip(2).Take(3));
    }

    [Fact]
    public async Task History_OfAMap_HasIterations()
    {
        var execution = await Machine.RunAsync(
            Machine.Of(""" "M": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } } """), "[7]");

        AssertSame(
            """
            { "events": [
              { "timestamp": "2026-01-31T12:00:00.000Z", "type": "MapStateStarted", "id": 3, "previousEventId": 2, "mapStateStartedEventDetails": { "length": 1 } },
              { "timestamp": "2026-01-31T12:00:00.000Z", "type": "MapIterationStarted", "id": 4, "previousEventId": 3,
                "mapIterationStartedEventDetails": { "name": "M", "index": 0 } } ] }
            """,
            execution.History.Skip(2).Take(2));
        AssertSame(
            """{ "events": [ { "timestamp": "2026-01-31T12:00:00.000Z", "type": "MapStateSucceeded", "id": 8, "previousEventId": 7 } ] }""",
            execution.History.Where(one => one.Type == HistoryEventType.MapStateSucceeded));
    }

    private static void AssertSame(string expected, IEnumerable<HistoryEvent> events)
    {
        var actual = JsonNode.Parse(HistoryJson.ToJson(events));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual!.ToJsonString());
    }
}
