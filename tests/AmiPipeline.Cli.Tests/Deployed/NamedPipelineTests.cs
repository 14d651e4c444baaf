using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.SimulatorConsole;
using AmiPipeline.Cli.Tests.Aws;
using Xunit;

namespace AmiPipeline.Cli.Tests.Deployed;

/// <summary>Two pipelines under names of their own, deployed beside each other on the simulator's port: <c>start</c>, <c>watch</c> and <c>list</c> work with each, and see nothing of the other. A fault of a task, planned in the console, applies to the first of them.</summary>
public sealed class NamedPipelineTests
{
    private const string Speed = "600";

    [Fact]
    public async Task StartWatchAndList_WorkWithEachPipelineAlone()
    {
        using var files = new TemporaryFiles();
        await using var simulator = await SimulatorProcess.StartAsync(
            "--speed", Speed, "--with-pipeline",
            "--configuration", files.Add("golden.json", """{ "name": "Golden", "instances": {} }"""),
            "--configuration", files.Add("silver.json", """{ "name": "Silver", "guardrails": { "regions": ["eu-west-1"] } }"""));
        await PlanFaultAsync(simulator, "Plan image", "not-run");

        var started = await RunAsync(simulator, "start", Cli.Example("s3-encrypt.json"), "--state-machine", MachineOf("Golden"), "--name", "nightly", "--watch", "--output", "json");
        var refused = await RunAsync(simulator, "start", Cli.Example("s3-encrypt.json"), "--state-machine", MachineOf("Silver"), "--name", "nightly", "--watch");
        var watched = await RunAsync(simulator, "watch", ExecutionOf("Golden", "nightly"), "--output", "json");
        var ofGolden = await RunAsync(simulator, "list", "--state-machine", MachineOf("Golden"), "--output", "json");
        var ofSilver = await RunAsync(simulator, "list", "--state-machine", MachineOf("Silver"), "--output", "json");

        Assert.Equal((ExitCodes.Done, ""), (started.ExitCode, started.Error));
        Assert.Equal(ExecutionOf("Golden", "nightly"), Text(started, "execution"));
        // What guards one is no bar to the other.
        Assert.Equal(ExitCodes.Refused, refused.ExitCode);
        Assert.Contains("is for us-east-1, a Region that the deployment's guardrails do not allow; allowed are eu-west-1", refused.Out + refused.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Done, "succeeded"), (watched.ExitCode, Text(watched, "status")));
        Assert.Equal(watched.Document().GetProperty("image").GetProperty("imageId").GetString(), started.Document().GetProperty("image").GetProperty("imageId").GetString());
        Assert.Equal([ExecutionOf("Golden", "nightly")], Executions(ofGolden));
        Assert.Equal([ExecutionOf("Silver", "nightly")], Executions(ofSilver));
        Assert.Equal(["Runtime.ExitError"], await FailuresOfTasksAsync(simulator, ExecutionOf("Golden", "nightly")));
    }

    [Fact]
    public async Task TwoOfOneName_AreRefused()
    {
        using var files = new TemporaryFiles();
        var configuration = files.Add("one.json", """{ "name": "Golden" }""");

        var result = await Cli.RunAsync("simulator", "--account", Cli.Example("simulated-account.json"), "--port", "0", "--with-pipeline", "--configuration", configuration, "--configuration", configuration);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.StartsWith("--configuration is given for two pipelines of the name Golden; give each configuration a \"name\" of its own.", result.Error, StringComparison.Ordinal);
    }

    private static Task<CliResult> RunAsync(SimulatorProcess simulator, params string[] args) => ProgramProcess.RunAsync(
        [.. ProgramProcess.Credentials, ("AWS_ENDPOINT_URL", simulator.Endpoint.AbsoluteUri), ("AWS_REGION", "us-east-1")], args);

    private static async Task PlanFaultAsync(SimulatorProcess simulator, string state, string kind)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(simulator.Endpoint, ConsolePaths.Actions))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["what"] = "task-fault", ["state"] = state, ["kind"] = kind }),
        };
        request.Headers.Add("Origin", simulator.Endpoint.GetLeftPart(UriPartial.Authority));
        request.Headers.Accept.ParseAdd("text/plain");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<IReadOnlyList<string>> FailuresOfTasksAsync(SimulatorProcess simulator, string execution)
    {
        using var client = new AmazonStepFunctionsClient(new BasicAWSCredentials("AKIA111122223333", "simulated"), new AmazonStepFunctionsConfig { ServiceURL = simulator.Endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" });
        var history = await client.GetExecutionHistoryAsync(new GetExecutionHistoryRequest { ExecutionArn = execution, MaxResults = 1000 }, TestContext.Current.CancellationToken);
        return [.. history.Events!.Where(one => one.LambdaFunctionFailedEventDetails is not null).Select(one => one.LambdaFunctionFailedEventDetails!.Error ?? "")];
    }

    private static string MachineOf(string name) => $"arn:aws:states:us-east-1:111122223333:stateMachine:{name}";

    private static string ExecutionOf(string name, string execution) => $"arn:aws:states:us-east-1:111122223333:execution:{name}:{execution}";

    private static string? Text(CliResult result, string name) => result.Document().GetProperty(name).GetString();

    private static IEnumerable<string?> Executions(CliResult result) => result.Document().GetProperty("executions").EnumerateArray().Select(execution => execution.GetProperty("execution").GetString());
}
