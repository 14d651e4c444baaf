using System.Text.Json;
using AmiPipeline.StatesLanguage.Drivers;
using Xunit;

namespace AmiPipeline.StepFunctions.Tests;

/// <summary>Map Runs and their child executions by the AWS CLI, which reads answers by AWS's own model of the API.</summary>
public sealed class MapRunTests
{
    private const string Definition = """
        { "StartAt": "Each", "States": { "Each": {
            "Type": "Map", "Label": "images", "MaxConcurrency": 2, "ToleratedFailureCount": 1, "End": true,
            "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "Double", "States": {
              "Double": { "Type": "Task", "Resource": "${DoubleFunctionArn}", "End": true } } } } } }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AwsCli_DescribesAndListsMapRunsAndTheirChildren()
    {
        using var service = new Service(Definition)
        {
            Function = request => request.Payload == "2" ? TaskOutcome.Failed("Broken", "no") : TaskOutcome.Succeeded("4") with { Duration = TimeSpan.FromSeconds(5) },
        };
        await using var server = await StepFunctionsServer.StartAsync(service.Endpoint);
        var arn = (await RunAsync(server, "start-execution", "--state-machine-arn", Service.Machine, "--name", "run-1", "--input", "[1,2,3]")).GetProperty("executionArn").GetString()!;
        await service.Endpoint.StepAsync(Cancel);

        var run = Assert.Single((await RunAsync(server, "list-map-runs", "--execution-arn", arn)).GetProperty("mapRuns").EnumerateArray());
        var runArn = run.GetProperty("mapRunArn").GetString()!;
        Assert.StartsWith("arn:aws:states:us-east-1:111122223333:mapRun:Doubling/images:", runArn, StringComparison.Ordinal);
        Assert.Equal((Service.Machine, arn), (run.GetProperty("stateMachineArn").GetString(), run.GetProperty("executionArn").GetString()));
        var running = await RunAsync(server, "describe-map-run", "--map-run-arn", runArn);
        Assert.Equal(("RUNNING", 2, 1), (running.GetProperty("status").GetString(), running.GetProperty("maxConcurrency").GetInt32(), running.GetProperty("toleratedFailureCount").GetInt32()));

        await service.Endpoint.RunAsync(Cancel);

        var described = await RunAsync(server, "describe-map-run", "--map-run-arn", runArn);
        Assert.Equal(
            """{"pending":0,"running":0,"succeeded":2,"failed":1,"timedOut":0,"aborted":0,"total":3,"resultsWritten":0,"failuresNotRedrivable":0,"pendingRedrive":0}""",
            JsonSerializer.Serialize(described.GetProperty("itemCounts")));
        Assert.Equal("SUCCEEDED", described.GetProperty("status").GetString());
        var children = (await RunAsync(server, "list-executions", "--map-run-arn", runArn)).GetProperty("executions").EnumerateArray().ToList();
        Assert.Equal(["SUCCEEDED", "FAILED", "SUCCEEDED"], children.Select(child => child.GetProperty("status").GetString()));
        Assert.All(children, child => Assert.Equal((runArn, 1), (child.GetProperty("mapRunArn").GetString(), child.GetProperty("itemCount").GetInt32())));

        var failed = await RunAsync(server, "describe-execution", "--execution-arn", children[1].GetProperty("executionArn").GetString()!);
        Assert.Equal(
            ("2", "Broken", runArn, $"{Service.Machine}/images"),
            (failed.GetProperty("input").GetString(), failed.GetProperty("error").GetString(), failed.GetProperty("mapRunArn").GetString(), failed.GetProperty("stateMachineArn").GetString()));
        var history = await RunAsync(server, "get-execution-history", "--execution-arn", children[1].GetProperty("executionArn").GetString()!);
        Assert.Equal("ExecutionFailed", history.GetProperty("events").EnumerateArray().Last().GetProperty("type").GetString());
        var events = (await RunAsync(server, "get-execution-history", "--execution-arn", arn)).GetProperty("events");
        Assert.Equal(runArn, events[3].GetProperty("mapRunStartedEventDetails").GetProperty("mapRunArn").GetString());
        Assert.Single((await RunAsync(server, "list-executions", "--state-machine-arn", Service.Machine)).GetProperty("executions").EnumerateArray());
    }

    [Fact]
    public async Task Child_CanBeStopped()
    {
        using var service = new Service(Definition) { Function = _ => TaskOutcome.Hang };
        await using var server = await StepFunctionsServer.StartAsync(service.Endpoint);
        await RunAsync(server, "start-execution", "--state-machine-arn", Service.Machine, "--name", "run-1", "--input", "[1]");
        await service.Endpoint.StepAsync(Cancel);
        var run = Assert.Single(service.Endpoint.Executions[0].Execution.MapRuns);

        await RunAsync(server, "stop-execution", "--execution-arn", run.Children[0].Arn, "--error", "Enough");
        await service.Endpoint.RunAsync(Cancel);

        Assert.Equal(("SUCCEEDED", 1), (service.Endpoint.Executions[0].Status, run.ItemCounts.Aborted));
    }

    [Theory]
    [InlineData("ResourceNotFound", "describe-map-run", "--map-run-arn", "arn:aws:states:us-east-1:111122223333:mapRun:Doubling/images:none")]
    [InlineData("InvalidArn", "describe-map-run", "--map-run-arn", Service.Machine)]
    [InlineData("ExecutionDoesNotExist", "list-map-runs", "--execution-arn", $"{Service.ExecutionPrefix}none")]
    [InlineData("ValidationException", "list-executions")]
    public async Task WhatIsNotThere_IsRefused(string code, params string[] arguments)
    {
        using var service = new Service(Definition);
        await using var server = await StepFunctionsServer.StartAsync(service.Endpoint);

        var (exit, _, error) = await AwsCli.RunAsync(server.Address, "111122223333", "us-east-1", ["stepfunctions", .. arguments]);

        Assert.NotEqual(0, exit);
        Assert.Contains($"({code})", error, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> RunAsync(StepFunctionsServer server, params string[] arguments)
    {
        var (exit, output, error) = await AwsCli.RunAsync(server.Address, "111122223333", "us-east-1", ["stepfunctions", .. arguments, "--output", "json"]);
        Assert.True(exit == 0, $"aws {string.Join(' ', arguments)}\n{output}\n{error}");
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }
}
