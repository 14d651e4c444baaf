using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AmiPipeline.Configuration;
using AmiPipeline.Engines;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>Whole executions whose every task is done by the executable.</summary>
public sealed partial class ExecutionTests(PublishedBootstrap bootstrap)
{
    // An image of another account, which cannot be copied before that account's role has shared its snapshot.
    private const string ForeignSource = $$"""
        { "source": { "imageId": "ami-0f000000000000001", "accountId": "{{Configuration.SourceAccount}}" }, "name": "foreign", "kmsKeyId": "alias/golden" }
        """;

    private const string Published = """
        { "source": { "imageId": "ami-05000000000000001" }, "name": "published", "kmsKeyId": "alias/golden",
          "shareWith": { "accounts": ["777788889999"] }, "publish": { "parameter": "/images/web" },
          "retention": { "family": "web", "keepLatest": 1 } }
        """;

    // Together they pass through every task.
    private static readonly string[] Requests =
    [
        Repository.Read("examples/s5-unique-keys.json"), Repository.Read("examples/s5-unique-keys-snapshots.json"), Repository.Read("examples/s4-capture.json"),
        Repository.Read("examples/copies.json"), Published, ForeignSource,
    ];

    private static FunctionSettings Settings { get; } = new() { Configuration = ConfigurationReader.Read(Configuration.Json) };

    /// <summary>Every function, with the input that the state machine gives it; what comes out is what comes out of the functions in process.</summary>
    [Fact]
    public async Task Executions_ByTheExecutable_GiveWhatTheyGiveInProcessAndCallEveryFunction()
    {
        _ = bootstrap.Path;
        var called = new HashSet<string>();
        foreach (var request in Requests)
        {
            var inProcess = await InProcessAsync(request);
            var (byExecutable, functions) = await ByExecutableAsync(request);

            Assert.Equal((ExecutionStatus.Succeeded, null, Comparable(inProcess)), (byExecutable.Status, byExecutable.Error, Comparable(byExecutable)));
            Assert.Equal(request == Published, byExecutable.Output!.Contains("used by launch configuration batch", StringComparison.Ordinal));
            called.UnionWith(functions);
        }

        Assert.Equal(FunctionNames.All.Order(), called.Order());
    }

    // Copies in several Regions are made side by side, so that which of them gets which id is left to chance.
    private static string? Comparable(Execution execution) =>
        execution.Output is { } output && output.Contains("\"copies\"", StringComparison.Ordinal) ? DrawnId().Replace(output, "$1") : execution.Output;

    [GeneratedRegex("((?:ami|snap)-|us-west-2:111122223333:key/)[0-9a-f-]+")]
    private static partial Regex DrawnId();

    private static async Task<Execution> InProcessAsync(string request)
    {
        var world = NewWorld();
        return await RunAsync(request, world, new FunctionTaskHandler(world.Functions, _ => { }));
    }

    private async Task<(Execution Execution, IReadOnlyCollection<string> Functions)> ByExecutableAsync(string request)
    {
        var world = NewWorld();
        await using var simulator = await SimulatorServer.StartAsync(world.Cloud, new SimulatorServerOptions { RealTime = TimeProvider.System });
        await using var functions = new ProcessTaskHandler(bootstrap, simulator.Endpoint, world.Clock);
        return (await RunAsync(request, world, functions), [.. functions.Functions]);
    }

    private static async Task<Execution> RunAsync(string request, SimulatedEngine world, ITaskHandler functions)
    {
        var execution = new Execution(PipelineDocument.Load(), request, world.Clock, new ExecutionOptions
        {
            StateMachineArn = Configuration.StateMachineArn,
            Name = "run-1",
            Seed = 1,
        });
        await new ExecutionDriver(functions, world.Clock).RunAsync(execution);
        return execution;
    }

    private static SimulatedEngine NewWorld()
    {
        var world = new SimulatedEngine(WorldDefinition.Parse(WithOlderImage(Repository.Read("examples/simulated-account.json"))), new SimulatedEngineOptions { Functions = Settings });
        world.Cloud.Iam.DefineRole(Configuration.SourceAccount, new RoleDefinition
        {
            Name = "AmiPipelineSource",
            Path = "/ami-pipeline/",
            TrustPolicy = $$"""
                { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole",
                  "Condition": { "StringEquals": { "sts:ExternalId": "{{Configuration.ExternalId}}" } } }] }
                """,
            Policies = new Dictionary<string, string>
            {
                ["all"] = """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }""",
            },
        });
        return world;
    }

    // An older image of the family, so that the function asks Auto Scaling what names it.
    private static string WithOlderImage(string account)
    {
        var root = JsonNode.Parse(account, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
        var region = root["accounts"]!.AsArray().Single(each => each!["id"]!.GetValue<string>() == "111122223333")!["regions"]!.AsArray().Single(each => each!["name"]!.GetValue<string>() == "us-east-1")!;
        region["images"]!.AsArray().Add(JsonNode.Parse($$"""
            { "id": "ami-0f00000000000000a", "name": "older", "creationDate": "2025-12-01T00:00:00Z", "devices": [{ "deviceName": "/dev/xvda", "sizeGiB": 8 }],
              "tags": { "ami-pipeline:owner": "{{Configuration.StateMachineArn}}", "ami-pipeline:state": "committed", "ami-pipeline:family": "web" } }
            """));
        region["launchConfigurations"] = JsonNode.Parse("""[{ "name": "batch", "imageId": "ami-0f00000000000000a" }]""");
        return root.ToJsonString();
    }
}
