using System.Text.Json;
using Xunit;

namespace AmiPipeline.StepFunctions.Tests;

/// <summary>The AWS CLI's word on the wire: it writes requests and reads answers by AWS's own model of the API, not by ours.</summary>
public sealed class AwsCliTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AwsCli_StartsDescribesListsAndStops()
    {
        using var service = new Service();
        await using var server = await StepFunctionsServer.StartAsync(service.Endpoint);

        var started = await RunAsync(server, "start-execution", "--state-machine-arn", Service.Machine, "--name", "run-1", "--input", """{"pause":10}""");
        var arn = started.GetProperty("executionArn").GetString()!;
        await service.Endpoint.RunAsync(Cancel);
        var described = await RunAsync(server, "describe-execution", "--execution-arn", arn);
        var history = await RunAsync(server, "get-execution-history", "--execution-arn", arn, "--page-size", "4", "--include-execution-data");
        var listed = await RunAsync(server, "list-executions", "--state-machine-arn", Service.Machine, "--status-filter", "SUCCEEDED");
        var stopped = await RunAsync(server, "stop-execution", "--execution-arn", arn, "--error", "Enough", "--cause", "It was asked for.");

        Assert.Equal($"{Service.ExecutionPrefix}run-1", arn);
        Assert.Equal(Service.Start, Time(started.GetProperty("startDate")));
        Assert.Equal(("SUCCEEDED", "2"), (described.GetProperty("status").GetString(), described.GetProperty("output").GetString()));
        Assert.Equal(9, history.GetProperty("events").GetArrayLength());
        Assert.Equal("Pause", history.GetProperty("events")[1].GetProperty("stateEnteredEventDetails").GetProperty("name").GetString());
        Assert.Equal(arn, Assert.Single(listed.GetProperty("executions").EnumerateArray()).GetProperty("executionArn").GetString());
        Assert.Equal(Service.Start.AddSeconds(10), Time(stopped.GetProperty("stopDate")));
        Assert.All(service.Endpoint.Calls, call => Assert.Null(call.ErrorCode));
    }

    private static async Task<JsonElement> RunAsync(StepFunctionsServer server, params string[] arguments)
    {
        var (exit, output, error) = await AwsCli.RunAsync(server.Address, "111122223333", "us-east-1", ["stepfunctions", .. arguments, "--output", "json"]);
        Assert.True(exit == 0, $"aws {string.Join(' ', arguments)}\n{output}\n{error}");
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    // Version 1 of the CLI prints seconds since 1970, version 2 a date.
    private static DateTimeOffset Time(JsonElement time) =>
        time.ValueKind == JsonValueKind.Number ? DateTimeOffset.FromUnixTimeMilliseconds((long)(time.GetDecimal() * 1000)) : time.GetDateTimeOffset();
}
