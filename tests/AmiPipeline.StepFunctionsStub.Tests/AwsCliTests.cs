using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace AmiPipeline.StepFunctionsStub.Tests;

/// <summary>The AWS CLI's word on the wire: it writes requests and reads answers by AWS's own model of the API, not by ours.</summary>
public sealed class AwsCliTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AwsCli_StartsDescribesListsAndStops()
    {
        Assert.SkipUnless(IsInstalled("aws"), "aws is not installed.");
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
        var start = new ProcessStartInfo("aws", ["stepfunctions", .. arguments, "--output", "json"]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Nothing of the machine's own set-up may come in, and nothing may leave the machine.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        (string Name, string Value)[] environment =
        [
            ("AWS_ENDPOINT_URL", server.Address.AbsoluteUri), ("AWS_ACCESS_KEY_ID", "AKIA111122223333"), ("AWS_SECRET_ACCESS_KEY", "made-up"), ("AWS_DEFAULT_REGION", "us-east-1"),
            ("AWS_CONFIG_FILE", "none"), ("AWS_SHARED_CREDENTIALS_FILE", "none"), ("AWS_EC2_METADATA_DISABLED", "true"), ("AWS_MAX_ATTEMPTS", "1"), ("AWS_PAGER", ""), ("NO_PROXY", "127.0.0.1"),
        ];
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, $"aws {string.Join(' ', arguments)}\n{output}\n{await error}");
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    // Version 1 of the CLI prints seconds since 1970, version 2 a date.
    private static DateTimeOffset Time(JsonElement time) =>
        time.ValueKind == JsonValueKind.Number ? DateTimeOffset.FromUnixTimeMilliseconds((long)(time.GetDecimal() * 1000)) : time.GetDateTimeOffset();

    private static bool IsInstalled(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
