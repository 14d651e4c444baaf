using System.Text;
using System.Text.Json.Nodes;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>
/// The largest requests: forty volumes, each under a key of its own, and as many tags of full length as EC2 has room for beside the pipeline's own, in letters that take most bytes.
/// Their data, history and transitions fit. The longest waits are those of LongestExecutionTests.
/// </summary>
public sealed class LargestExecutionScenarios(ITestOutputHelper output)
{
    private const int Volumes = 40;

    // EC2 User Guide, "Tag your Amazon EC2 resources": 50 tags, 128 characters of a key, 256 of a value. A request may have 40 of them, since the pipeline adds its own.
    private const int Tags = 40;
    private const int KeyLength = 128;
    private const int ValueLength = 256;

    // Step Functions Developer Guide, "Service quotas".
    private const int MaxDataBytes = 256 * 1024;
    private const int MaxEvents = 25_000;

    private const int MaxCauseLength = 32_768;

    [Theory]
    [InlineData("instance", false)]
    [InlineData("snapshots", false)]
    [InlineData("copy", false)]
    [InlineData("snapshots", true)]
    public async Task FortyVolumesWithFullTags_FitIntoOneExecution(string route, bool isWrong)
    {
        var history = new List<HistoryEvent>();
        var engine = new SimulatedEngine(WorldDefinition.Parse(World()), new SimulatedEngineOptions { OnEvent = history.Add });
        for (var number = 0; isWrong && number < Volumes; number++)
        {
            engine.Cloud.Faults.UseWrongKey("alias/golden");
        }

        var report = await engine.RunAsync(Request(route), "run-1");

        var data = history.SelectMany(one => new[] { one.Input, one.Output }).Max(text => Encoding.UTF8.GetByteCount(text ?? ""));
        output.WriteLine($"{route}: {history.Count} events, {data} bytes of data, a cause of {report.Failure?.Cause.Length ?? 0} characters");
        Assert.True(isWrong ? report.Failure?.Error == nameof(Errors.ImageVerificationException) : report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.InRange(data, 80_000, MaxDataBytes);
        Assert.InRange(history.Count, 50, MaxEvents / 10);
        Assert.InRange(report.Failure?.Cause.Length ?? 0, isWrong ? Volumes * 100 : 0, MaxCauseLength);
    }

    private static string Device(int number) => number == 0 ? "/dev/xvda" : $"/dev/xvd{(char)('a' + ((number - 1) / 26))}{(char)('a' + ((number - 1) % 26))}";

    private static string World()
    {
        var world = Examples.WorldNode();
        var region = world["accounts"]!.AsArray().First(account => account!["id"]!.GetValue<string>() == Account.Id)!["regions"]!.AsArray().First(region => region!["name"]!.GetValue<string>() == Account.Region)!;
        for (var number = 0; number < Volumes; number++)
        {
            region["keys"]!.AsArray().Add(new JsonObject { ["alias"] = Alias(number), ["id"] = $"50000000-0000-4000-8000-{number:000000000000}" });
        }

        region["images"]!.AsArray().Add(new JsonObject
        {
            ["id"] = "ami-09000000000000040",
            ["name"] = "forty-volumes",
            ["devices"] = new JsonArray([.. Enumerable.Range(0, Volumes).Select(number => new JsonObject { ["deviceName"] = Device(number), ["snapshotId"] = $"snap-0940000000000{number:0000}", ["sizeGiB"] = 1, ["key"] = Alias(number) })]),
        });
        return world.ToJsonString();
    }

    // As long as an alias may be.
    private static string Alias(int number) => $"alias/{number:00}{new string('k', 248)}";

    private static string Request(string route)
    {
        var request = new JsonObject
        {
            ["source"] = new JsonObject { ["imageId"] = route == "instance" ? "ami-05000000000000001" : "ami-09000000000000040" },
            ["name"] = new string('n', 128),
            ["via"] = route,
            ["tags"] = new JsonObject(Enumerable.Range(0, Tags).Select(number => KeyValuePair.Create(Text(KeyLength, number), (JsonNode?)Text(ValueLength, number)))),
        };
        if (route == "instance")
        {
            request["volumes"] = new JsonArray([.. Enumerable.Range(1, Volumes - 1).Select(number => new JsonObject { ["deviceName"] = Device(number), ["sizeGiB"] = 1, ["kmsKeyId"] = Alias(number) })]);
            request["instance"] = new JsonObject { ["types"] = new JsonArray("t2.micro") };
        }
        else if (route == "snapshots")
        {
            request["volumes"] = new JsonArray([.. Enumerable.Range(0, Volumes).Select(number => new JsonObject { ["deviceName"] = Device(number), ["kmsKeyId"] = Alias((number + 1) % Volumes) })]);
        }

        return request.ToJsonString();
    }

    private static string Text(int length, int number) => $"{number:00}{new string('鍵', length - 2)}";
}
