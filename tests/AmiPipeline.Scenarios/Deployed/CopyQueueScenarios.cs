using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.Engines.Fleets;
using AmiPipeline.Errors;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StepFunctions.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>Eighteen executions, half of them a fleet's, on six copy slots in each of two Regions: each image is encrypted at home and copied once.</summary>
public sealed class CopyQueueScenarios
{
    private const int Images = 18;
    private const int Slots = 6;
    private const int Killed = 2;
    private const string Home = "us-east-1";
    private const string Elsewhere = "eu-west-1";
    private const string Configuration = $$"""{ "guardrails": { "regions": ["{{Home}}", "{{Elsewhere}}"] }, "copyQueue": { "slots": 6 } }""";

    private static readonly int[] SizesGiB = [8, 20, 50, 8, 100, 20];

    private readonly SimulatedDeployment _deployment = new(Configuration, simulator: Strict, world: World(), isLocal: true);
    private readonly Dictionary<string, int> _max = new() { [Home] = 0, [Elsewhere] = 0 };
    private readonly List<RecordedCall> _refused = [];

    public CopyQueueScenarios() => _deployment.Cloud.Calls.Answered += (_, call) =>
    {
        if (call.ErrorCode is "ResourceLimitExceeded")
        {
            _refused.Add(call);
        }

        if (call.Action == "CopyImage")
        {
            _max[call.Region] = Math.Max(_max[call.Region], Pending(call.Region));
        }
    };

    [Fact]
    public async Task Executions_CopyInTheOrderOfArrival_WithinTheQuota_CloseToTheBound()
    {
        var start = _deployment.Clock.GetUtcNow();
        await StartAsync();

        await _deployment.SettleAsync();

        Assert.All(_deployment.Runs, run => Assert.True(run.Status == "SUCCEEDED", run.Execution.Cause));
        Assert.Equal((Images, Images), (_deployment.Runs.Count, _deployment.Cloud.Inspect(Account.Id, Elsewhere).Images.Count));
        Assert.Equal((Slots, Slots), (_max[Home], _max[Elsewhere]));
        Assert.Empty(_refused);
        AssertInOrder();
        var took = _deployment.Runs.Max(run => run.Execution.StopTime!.Value) - start;
        var ratio = took / Bound();
        Assert.True(ratio is > 1 and < 1.15, $"{took} is {ratio:0.000} of {Bound()}.");
        Assert.Empty(Queue(Home).Concat(Queue(Elsewhere)));
    }

    /// <summary>What they had started is removed, and then their slots are others'.</summary>
    [Fact]
    public async Task HoldersThatAreStopped_GiveTheirSlotsBack()
    {
        await StartAsync();
        await _deployment.RunUntilAsync(() => Queue(Home).Count(claim => claim.Holds) == Slots);
        var killed = Queue(Home).Where(claim => claim.Holds).Take(Killed).Select(claim => claim.Execution).ToHashSet();

        foreach (var run in _deployment.Runs.Where(run => killed.Contains(run.Arn)))
        {
            await _deployment.StopAsync(run);
        }

        await _deployment.RunUntilAsync(() => !Queue(Home).Any(claim => killed.Contains(claim.Execution)));
        await _deployment.SettleAsync();

        Assert.Equal((Killed, Images - Killed), (_deployment.CleanUps.Count, _deployment.Runs.Count(run => run.Status == "SUCCEEDED")));
        Assert.Equal(Slots, _max[Home]);
        Assert.Empty(_refused);
    }

    /// <summary>While the first wait, a person and a program see for what.</summary>
    [Fact]
    public async Task Place_IsInTheLastEvent()
    {
        await StartAsync();
        await _deployment.RunUntilAsync(() => _deployment.Runs.Count(run => WaitOf(run) is not null) >= Images - Slots);

        Assert.Contains("waiting for 1 of 6 copy slots in us-east-1, 7 ahead", _deployment.Runs.Select(WaitOf));
    }

    private async Task StartAsync()
    {
        var requests = Enumerable.Range(0, Images).Select(number => JsonNode.Parse(
            $$"""{ "source": { "imageId": "ami-{{number:x17}}" }, "name": "{source.name}-encrypted", "kmsKeyId": "alias/golden", "copies": { "to": [{ "region": "{{Elsewhere}}", "kmsKeyId": "alias/golden" }] } }""")!).ToList();
        await _deployment.StartFleetAsync(new FleetInput { Fleet = "golden", MaxConcurrency = Images, Requests = new JsonArray([.. requests.Take(Images / 2)]) }.ToJson().ToJsonString(), "pass");
        foreach (var (index, request) in requests.Skip(Images / 2).Index())
        {
            await _deployment.StartByHandAsync(request.ToJsonString(), $"single-{index}");
        }
    }

    // A slot that is free is taken within two minutes by the one that it is for; so much later, nobody who came later may have passed.
    private void AssertInOrder()
    {
        var passing = TimeSpan.FromMinutes(2.1);
        var runs = _deployment.Runs.Select(run => (run.Name, Came: At(run, HistoryEventType.TaskStateEntered), Copied: At(run, HistoryEventType.TaskStateExited))).OrderBy(run => run.Came).ToList();
        var passed = from one in runs
                     from other in runs
                     where one.Came < other.Came && other.Copied + passing < one.Copied
                     select $"{other.Name}, which came at {other.Came:T}, copied at {other.Copied:T}, and {one.Name} of {one.Came:T} at {one.Copied:T}";
        Assert.Empty(passed);
        Assert.True(runs.Count(run => run.Name.StartsWith("single", StringComparison.Ordinal)) == Images / 2);

        static DateTimeOffset At(StartedExecution run, HistoryEventType type) => run.Execution.History.First(taken => taken.Type == type && taken.Name == StateNames.StartCopy).Timestamp;
    }

    private static string? WaitOf(StartedExecution run) => run.Execution.History.LastOrDefault(taken => taken.Type == HistoryEventType.LambdaFunctionFailed) is { } failed
        && failed == run.Execution.History[^1] && AmiPipeline.Slots.SlotWait.IsError(failed.Error)
            ? AmiPipeline.Slots.SlotWait.Find(Failure.From(new StateError(failed.Error, failed.Cause)).Cause)
            : null;

    // What the slots of each Region take if each copy starts in the order of arrival in the instant in which one is free: first at home, then elsewhere.
    private TimeSpan Bound()
    {
        var latency = LatencyModel.Typical;
        var sizes = _deployment.Runs.OrderBy(run => run.Execution.StartTime)
            .Select(run => SizesGiB[int.Parse(JsonNode.Parse(run.Input)!["source"]!["imageId"]!.ToString()[4..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) % SizesGiB.Length]).ToList();
        var home = Ends(sizes.Select(size => (TimeSpan.Zero, latency.CopyBase + (latency.CopyPerGiB * size))));
        return Ends(home.Zip(sizes, (end, size) => (end, latency.CopyBase + ((latency.CopyPerGiB + latency.FarRegionPerGiB) * size))).OrderBy(copy => copy.end)).Max();
    }

    private static List<TimeSpan> Ends(IEnumerable<(TimeSpan Came, TimeSpan Takes)> copies)
    {
        var free = new PriorityQueue<TimeSpan, TimeSpan>(Enumerable.Repeat((TimeSpan.Zero, TimeSpan.Zero), Slots));
        List<TimeSpan> ends = [];
        foreach (var (came, takes) in copies)
        {
            var slot = free.Dequeue();
            ends.Add((slot > came ? slot : came) + takes);
            free.Enqueue(ends[^1], ends[^1]);
        }

        return ends;
    }

    private int Pending(string region) => _deployment.Cloud.Inspect(Account.Id, region).Snapshots.Count(snapshot => snapshot.State == "pending");

    private List<Slots.SlotClaim> Queue(string region) =>
        JsonSerializer.Deserialize<List<Slots.SlotClaim>>(_deployment.Cloud.Tables.Item(Account.Id, Home, "AmiPipeline-CopySlots", $"{Account.Id}/{region}")?["Claims"]?["S"]?.ToString() ?? "[]", JsonSerializerOptions.Web)!;

    private static SimulatorOptions Strict(SimulatorOptions options) => options with
    {
        Latency = options.Latency with { Jitter = 0 },
        ConcurrentSnapshotCopies = Slots,
        ImageCopiesCountAsSnapshotCopies = true,
    };

    private static WorldDefinition World() => WorldDefinition.Parse($$"""
        { "regions": [{ "name": "{{Home}}" }, { "name": "{{Elsewhere}}" }], "accounts": [{ "id": "{{Account.Id}}", "regions": [
          { "name": "{{Home}}", "keys": [{ "id": "10000000-0000-4000-8000-00000000000a", "aliases": ["alias/golden"] }],
            "snapshots": [{{Join(number => (FormattableString)$$"""{ "id": "snap-{{number:x17}}", "sizeGiB": {{SizesGiB[number % SizesGiB.Length]}} }""")}}],
            "images": [{{Join(number => (FormattableString)$$"""{ "id": "ami-{{number:x17}}", "name": "image-{{number}}", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-{{number:x17}}" }] }""")}}] },
          { "name": "{{Elsewhere}}", "keys": [{ "id": "10000000-0000-4000-8000-00000000000b", "aliases": ["alias/golden"] }] }] }] }
        """);

    private static string Join(Func<int, FormattableString> item) => string.Join(',', Enumerable.Range(0, Images).Select(number => item(number).ToString(CultureInfo.InvariantCulture)));
}
