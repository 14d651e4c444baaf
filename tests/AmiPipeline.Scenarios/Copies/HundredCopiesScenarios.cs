using System.Text.Json.Nodes;
using AmiPipeline.Configuration;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>As many copies as one request may ask for: they fit into an execution's history, its data and a failure's cause.</summary>
public sealed class HundredCopiesScenarios(ITestOutputHelper output)
{
    private const int Count = 100;

    // Step Functions Developer Guide, "Service quotas"; API Reference, ExecutionFailedEventDetails.
    private const int MaxDataBytes = 256 * 1024;
    private const int MaxCauseLength = 32_768;

    /// <summary>Half of them fail, each with a long reason; the data of a hundred that are all committed is smaller.</summary>
    [Fact]
    public async Task HundredCopies_FitIntoOneExecution()
    {
        var history = new List<HistoryEvent>();
        var engine = new SimulatedEngine(WorldDefinition.Parse(World()), new SimulatedEngineOptions { OnEvent = history.Add, Simulator = AtOnce });
        engine.Cloud.Faults.When(call => call.Action == "RegisterImage" && call.Region[^1] % 2 == 0 && call.Region != Account.Region, times: Count).Refuse("InvalidParameterValue", new string('x', 2_000));

        var report = await engine.RunAsync(Request(number => $"\"region\": \"{Region(number)}\""), "run-1");

        Assert.Equal(nameof(Errors.CopiesFailedException), report.Failure!.Error);
        Assert.InRange(report.Failure.Cause.Length, Count * 100, MaxCauseLength);
        Assert.Equal(Count / 2, report.Failure.Cause.Split('\n').Count(line => line.Contains(": failed: ", StringComparison.Ordinal)));
        Assert.Equal(Count / 2, Enumerable.Range(0, Count).Sum(number => engine.Cloud.Inspect(Account.Id, Region(number)).Images.Count(image => image.Tags["ami-pipeline:state"] == "committed")));
        AssertFits(history);
    }

    /// <summary>None of them can be made, and what there is of them can't be removed, each with a long reason.</summary>
    [Fact]
    public async Task HundredCopies_ThatFail_AndCannotBeRemoved_FitIntoOneExecution()
    {
        var history = new List<HistoryEvent>();
        var engine = new SimulatedEngine(WorldDefinition.Parse(World()), new SimulatedEngineOptions { OnEvent = history.Add, Simulator = AtOnce });
        engine.Cloud.Faults.When(call => call.Action == "RegisterImage" && call.Region != Account.Region, times: Count).Refuse("InvalidParameterValue", new string('x', 2_000));
        engine.Cloud.Faults.When(call => call.Action is "DeleteSnapshot", times: int.MaxValue).Refuse("UnauthorizedOperation", new string('y', 2_000), 403);

        var report = await engine.RunAsync(Request(number => $"\"region\": \"{Region(number)}\""), "run-1");

        Assert.Equal(nameof(Errors.CleanUpIncompleteException), report.Failure!.Error);
        Assert.True(report.CleanUp.Remaining.Count >= Count);
        Assert.Contains("The build had failed before: CopiesFailedException: 100 of 100", report.Failure.Cause, StringComparison.Ordinal);
        Assert.InRange(report.Failure.Cause.Length, Count * 100, MaxCauseLength);
        AssertFits(history);
    }

    /// <summary>A hundred copies of which none can be shared, each with a long reason, and half of which could not even be made.</summary>
    [Fact]
    public async Task HundredCopies_AreShared_AndFitIntoOneExecution()
    {
        var history = new List<HistoryEvent>();
        var engine = new SimulatedEngine(WorldDefinition.Parse(World()), new SimulatedEngineOptions { OnEvent = history.Add, Simulator = AtOnce });
        engine.Cloud.Faults.When(call => call.Action == "RegisterImage" && call.Region[^1] % 2 == 0 && call.Region != Account.Region, times: Count).Refuse("InvalidParameterValue", new string('x', 2_000));
        engine.Cloud.Faults.When(call => call.Action == "ModifyImageAttribute" && call.Region != Account.Region, times: Count).Refuse("InvalidParameterValue", new string('y', 2_000));

        var report = await engine.RunAsync(Request(number => $"\"region\": \"{Region(number)}\"", SharedWithMany), "run-1");

        Assert.Equal(nameof(Errors.CopiesFailedException), report.Failure!.Error);
        Assert.InRange(report.Failure.Cause.Length, Count * 100, MaxCauseLength);
        Assert.Contains($"{Count / 2} of {(Count / 2) + 1} images could not be shared as requested.", report.Failure.Cause, StringComparison.Ordinal);
        AssertFits(history);
    }

    /// <summary>All are made and shared with three accounts each, in as many passes as their calls take.</summary>
    [Fact]
    public async Task HundredCopies_SharedWithThreeAccounts_FitIntoOneExecution()
    {
        var history = new List<HistoryEvent>();
        var engine = new SimulatedEngine(WorldDefinition.Parse(World()), new SimulatedEngineOptions { OnEvent = history.Add, Simulator = AtOnce });

        var report = await engine.RunAsync(Request(number => $"\"region\": \"{Region(number)}\"", SharedWithMany), "run-1");

        Assert.True(report.Result is not null, $"{report.Failure}");
        Assert.Equal(Count + 1, report.Result.Sharing!.Items.Count(item => item.State == SharingState.Shared));
        AssertFits(history);
    }

    /// <summary>Units with long ARNs lose them: who had access is in the data of each, none can be taken, with a long reason, and as many grants stay as are named.</summary>
    [Fact]
    public async Task HundredCopies_AreUnshared_AndFitIntoOneExecution()
    {
        var history = new List<HistoryEvent>();
        var engine = new SimulatedEngine(WorldDefinition.Parse(World()), new SimulatedEngineOptions { OnEvent = history.Add, Simulator = AtOnce });
        var units = new JsonObject { ["organizationalUnits"] = new JsonArray([.. Enumerable.Range(0, 3).Select(number => (JsonNode)$"arn:aws:organizations::111122223333:ou/o-exampleorg1/ou-ab12-{number:00000000000000000000000000000000}")]) };
        var request = Request(number => $"\"region\": \"{Region(number)}\"", units);
        var first = await engine.RunAsync(request, "run-1");
        Assert.True(first.Result is not null, $"{first.Failure}");
        var owner = SimulatedClients.Create(engine.Cloud, engine.Clock).Kms(first.Result.Location);
        for (var number = 0; number <= ImageSharing.MaxStayingGrants; number++)
        {
            await owner.CreateGrantAsync(new() { KeyId = first.Result.Devices[0].KmsKeyId, GranteePrincipal = $"{Consumer.AutoScaling}_{number}", Operations = ["Decrypt"] });
        }

        history.Clear();
        engine.Cloud.Faults.When(call => call.Action == "ModifyImageAttribute" && call.Region != Account.Region, times: int.MaxValue).Refuse("InvalidParameterValue", new string('y', 2_000));

        var report = await engine.RunAsync(request.Replace("shareWith", "unshareFrom", StringComparison.Ordinal), "run-2");

        Assert.Equal(nameof(Errors.SharingFailedException), report.Failure!.Error);
        Assert.Contains(history, one => one.Output?.Contains("\"hasMoreStayingGrants\":true", StringComparison.Ordinal) == true);
        AssertFits(history);
    }

    /// <summary>The same in a hundred other accounts, all of which may read the image at once and none of them afterwards.</summary>
    [Fact]
    public async Task HundredAccounts_FitIntoOneExecution()
    {
        var history = new List<HistoryEvent>();
        var engine = CreateForAccounts(history);
        engine.Cloud.Faults.When(call => call.Action == "RegisterImage" && call.AccountId != Account.Id && call.AccountId[^1] % 2 == 0, times: Count).Refuse("InvalidParameterValue", new string('x', 2_000));

        var report = await engine.RunAsync(RequestForAccounts, "run-1");

        Assert.Equal(nameof(Errors.CopiesFailedException), report.Failure!.Error);
        Assert.InRange(report.Failure.Cause.Length, Count * 100, MaxCauseLength);
        Assert.Equal(Count / 2, Enumerable.Range(0, Count).Sum(number => engine.Cloud.Inspect(AccountId(number), Account.Region).Images.Count(image => image.Tags["ami-pipeline:state"] == "committed")));
        AssertNothingShared(engine);
        AssertFits(history);
        // 150 snapshots are removed, and each is asked for where it was: in all accounts would be 15,000 calls, more than an invocation has time for.
        Assert.InRange(engine.Cloud.Calls.All.Count(call => call.Action == "DescribeSnapshots"), 1, 10 * Count);
    }

    /// <summary>A hundred destinations that are published, half of which fail to be: each names its parameter and why. With as many and as long watermarks as there is room for beside one volume, too.</summary>
    [Theory]
    [InlineData(2, "")]
    [InlineData(1, ", \"watermarks\": [\"certified for 001\", \"certified for 002\", \"certified for 003\", \"certified for 004\", \"certified for 005\"]")]
    public async Task HundredAccounts_ThatArePublished_FitIntoOneExecution(int volumes, string watermarks)
    {
        var history = new List<HistoryEvent>();
        var engine = CreateForAccounts(history);
        engine.Cloud.Faults.When(call => call.Action == "PutParameter" && call.AccountId[^1] % 2 == 0, times: Count).Refuse("ParameterLimitExceeded", new string('x', 2_000));
        var request = JsonNode.Parse(RequestForAccounts)!;
        request["publish"] = JsonNode.Parse($$"""{ "parameter": "/images/everywhere", "deprecateAfterDays": 90, "deregistrationProtection": "withoutCooldown"{{watermarks}} }""");
        foreach (var list in request["copies"]!["to"]!.AsArray().Select(entry => entry!["volumes"]!.AsArray()).Append(request["volumes"]!.AsArray()))
        {
            list.RemoveRange(volumes - 1, list.Count - (volumes - 1));
        }

        var report = await engine.RunAsync(request.ToJsonString(), "run-1");

        Assert.Equal(nameof(Errors.PublishFailedException), report.Failure!.Error);
        Assert.InRange(report.Failure.Cause.Length, Count * 100, MaxCauseLength);
        Assert.Equal(Count / 2, report.Failure.Cause.Split('\n').Count(line => line.Contains("failed: AwsCallRefusedException: ", StringComparison.Ordinal)));
        Assert.Equal(Count / 2, Enumerable.Range(0, Count).Count(number => engine.Cloud.Inspect(AccountId(number), Account.Region).Parameters.ContainsKey("/images/everywhere")));
        AssertFits(history);
    }

    /// <summary>In every Region an older image is to go, and in half of them it cannot, with a long reason.</summary>
    [Fact]
    public async Task HundredCopies_ThatOlderOnesMakeRoomFor_FitIntoOneExecution()
    {
        var history = new List<HistoryEvent>();
        var engine = new SimulatedEngine(WorldDefinition.Parse(World()), new SimulatedEngineOptions { OnEvent = history.Add, Simulator = AtOnce });
        var request = Request(number => $"\"region\": \"{Region(number)}\"").Replace("\"name\":\"everywhere\"", """ "name": "everywhere-{execution}", "retention": { "family": "everywhere", "keepLatest": 1 } """, StringComparison.Ordinal)
            .Replace(",{\"deviceName\":\"/dev/sdg\",\"sizeGiB\":1,\"kmsKeyId\":\"alias/logs\"}", "", StringComparison.Ordinal);
        var first = await engine.RunAsync(request, "run-1");
        Assert.True(first.Result is not null, $"{first.Failure}");
        engine.Clock.Advance(TimeSpan.FromDays(2));
        history.Clear();
        engine.Cloud.Faults.When(call => call.Action == "DeregisterImage" && call.Region[^1] % 2 == 0 && call.Region != Account.Region, times: int.MaxValue).Refuse("InvalidParameterValue", new string('x', 2_000));

        var report = await engine.RunAsync(request, "run-2");

        Assert.Equal(nameof(Errors.RetentionFailedException), report.Failure!.Error);
        Assert.InRange(report.Failure.Cause.Length, Count * 100, MaxCauseLength);
        Assert.Equal(Count / 2, Enumerable.Range(0, Count).Count(number => engine.Cloud.Inspect(Account.Id, Region(number)).Images.Count(image => image.Tags["ami-pipeline:state"] == "committed") == 1));
        AssertFits(history);
    }

    /// <summary>Half of the accounts begin when the others are done: more than one tag names those that the image is shared with, and all of them are taken back.</summary>
    [Fact]
    public async Task HundredAccounts_OfWhichHalfBeginLate_KeepNoAccess()
    {
        var engine = CreateForAccounts([]);
        engine.Cloud.Faults.When(call => call.Action == "CopySnapshot" && call.AccountId != Account.Id && call.AccountId[^1] % 2 == 0, times: 5 * Count).Refuse("ResourceLimitExceeded");

        var report = await engine.RunAsync(RequestForAccounts, "run-1");

        Assert.True(report.Result is not null, $"{report.Failure}");
        AssertNothingShared(engine);
    }

    private static string RequestForAccounts => Request(number => $"\"accountId\": \"{AccountId(number)}\", \"region\": \"us-east-1\"");

    private static SimulatedEngine CreateForAccounts(List<HistoryEvent> history)
    {
        var roles = string.Join(',', Enumerable.Range(0, Count).Select(number => $$"""{ "arn": "arn:aws:iam::{{AccountId(number)}}:role/ami-pipeline/AmiPipelineTarget", "externalId": "an-example" }"""));
        return new SimulatedEngine(WorldDefinition.Parse(WorldOfAccounts()), new SimulatedEngineOptions
        {
            OnEvent = history.Add,
            Simulator = AtOnce,
            Functions = new FunctionSettings { Configuration = ConfigurationReader.Read($$"""{ "guardrails": { "publish": { "parameters": ["/images/*"], "watermarks": ["*"] }, "roles": [{{roles}}] } }""") },
        });
    }

    private static void AssertNothingShared(SimulatedEngine engine)
    {
        var home = engine.Cloud.Inspect(Account.Id, Account.Region);
        Assert.All(home.Images, image => Assert.Empty(image.LaunchPermissions));
        Assert.All(home.Snapshots, snapshot => Assert.Empty(snapshot.CreateVolumePermissions));
        Assert.All(home.Keys.Where(key => key.Aliases is ["alias/data"] or ["alias/logs"] or ["alias/root"]), key => Assert.Empty(key.Grants));
    }

    private void AssertFits(List<HistoryEvent> history)
    {
        var data = history.SelectMany(one => new[] { one.Input, one.Output }).Max(text => System.Text.Encoding.UTF8.GetByteCount(text ?? ""));
        output.WriteLine($"{history.Count} events, {data} bytes");
        Assert.InRange(data, 100_000, MaxDataBytes);
        Assert.InRange(history.Count, 50, 1_000);
    }

    // The data is as large whether a copy takes a minute or a day.
    private static SimulatorOptions AtOnce(SimulatorOptions options) => options with { Latency = LatencyModel.Instant };

    private static string AccountId(int number) => $"8888{number:00000000}";

    private static string Region(int number) => $"eu-test-{number}";

    private static string World()
    {
        var world = Examples.WorldNode();
        var account = world["accounts"]![0]!["regions"]!.AsArray();
        for (var number = 0; number < Count; number++)
        {
            world["regions"]!.AsArray().Add(new JsonObject { ["name"] = Region(number) });
            account.Add(new JsonObject { ["name"] = Region(number), ["keys"] = new JsonArray(Key("alias/a", 1, number), Key("alias/b", 2, number)) });
        }

        return world.ToJsonString();
    }

    private static string WorldOfAccounts()
    {
        var world = Examples.WorldNode();
        var accounts = world["accounts"]!.AsArray();
        var roles = accounts[2]!["roles"]!;
        for (var number = 0; number < Count; number++)
        {
            accounts.Add(new JsonObject
            {
                ["id"] = AccountId(number),
                ["roles"] = roles.DeepClone(),
                ["regions"] = new JsonArray(new JsonObject { ["name"] = Account.Region, ["keys"] = new JsonArray(Key("alias/a", 1, number), Key("alias/b", 2, number)) }),
            });
        }

        return world.ToJsonString();
    }

    private static JsonObject SharedWithMany => new()
    {
        ["accounts"] = new JsonArray([.. Enumerable.Range(0, 3).Select(number => (JsonNode)AccountId(number))]),
        ["organizations"] = new JsonArray("arn:aws:organizations::111122223333:organization/o-exampleorg1"),
    };

    private static JsonObject Key(string alias, int kind, int number) => new() { ["alias"] = alias, ["id"] = $"3000000{kind}-0000-4000-8000-{number:000000000000}" };

    // Three volumes, of which one is under a key of its own in each Region: every key is named in the data.
    private static string Request(Func<int, string> place, JsonObject? shareWith = null)
    {
        var request = new JsonObject
        {
            ["source"] = new JsonObject { ["imageId"] = "ami-05000000000000001" },
            ["name"] = "everywhere",
            ["volumes"] = new JsonArray(
                JsonNode.Parse("""{ "deviceName": "/dev/sdf", "sizeGiB": 1, "kmsKeyId": "alias/data" }"""),
                JsonNode.Parse("""{ "deviceName": "/dev/sdg", "sizeGiB": 1, "kmsKeyId": "alias/logs" }""")),
            ["copies"] = new JsonObject
            {
                ["to"] = new JsonArray([.. Enumerable.Range(0, Count).Select(number => JsonNode.Parse(
                    $$"""{ {{place(number)}}, "kmsKeyId": "alias/a", "volumes": [{ "deviceName": "/dev/sdf", "kmsKeyId": "alias/b" }] }"""))]),
            },
        };
        if (shareWith is not null)
        {
            request["shareWith"] = shareWith;
        }

        return request.ToJsonString();
    }
}
