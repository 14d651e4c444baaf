using System.Text.Json;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Reports.Costs;
using Xunit;

namespace AmiPipeline.Cli.Tests.Costs;

public sealed class CostTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public static TheoryData<string> Examples => [.. ExampleRequests.Scenarios.Select(row => $"{row.Data}.json"), "copies.json"];

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Prices_ThatComeWithTheProgram_HaveASourceAndADateEach()
    {
        var json = Repository.Read("src/AmiPipeline.Reports/Costs/prices.json");
        using var document = JsonDocument.Parse(json);

        Assert.Equal(document.RootElement.GetProperty("prices").GetArrayLength(), PriceTable.Default.All.Count);
        Assert.All(PriceTable.Default.All, price =>
        {
            Assert.Matches(@"SKU [0-9A-Z]{16}$|^https://aws\.amazon\.com/|usage type |^AWS Pric", price.Source);
            Assert.InRange(price.Date, new DateOnly(2017, 1, 1), new DateOnly(2026, 11, 29));
            Assert.InRange(price.Usd, 0.000001m, 1m);
        });
    }

    /// <summary>The sizes are held against the snapshots that are in the account, whatever the plan says.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Costs_OfARun_AreThoseOfTheSnapshotsInTheAccount(string example)
    {
        SimulatedEngine? used = null;
        var document = (await Cli.RunAsync(engine => used = engine, default, "run", Cli.Example(example), "--output", "json")).Document();

        var committed = new[] { "us-east-1", "us-west-2", "eu-west-1" }.SelectMany(region => used!.Cloud.Inspect("111122223333", region).Snapshots.Where(snapshot => snapshot.Tags.GetValueOrDefault("ami-pipeline:state") == "committed").Select(snapshot => (region, snapshot.SizeGiB)));
        Assert.Equal(
            committed.GroupBy(snapshot => snapshot.region).Select(same => $"{same.Sum(snapshot => snapshot.SizeGiB)} GiB of snapshots in {same.Key}").Order(),
            Items(document, "a month").Order());
        Assert.Contains($"{document.GetProperty("stateTransitions").GetInt64()} state transitions, where the pipeline is deployed", Items(document, "once"));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Costs_OfAPlan_AreForWhatTheRunUses(string example)
    {
        var plan = (await Cli.RunAsync("plan", Cli.Example(example), "--output", "json")).Document();
        var run = (await Cli.RunAsync("run", Cli.Example(example), "--output", "json")).Document();

        Assert.Equal(Items(run, "a month"), Items(plan, "a month"));
        Assert.Equal(Items(run, "once").Where(IsNoTransition), Items(plan, "once").Where(IsNoTransition));

        static bool IsNoTransition(string item) => !item.Contains("transition", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_WithoutASourcedPrice_SayWhichIsMissing()
    {
        var plan = await Cli.RunAsync("plan", Cli.Example("copies.json"));
        var run = await Cli.RunAsync("run", Cli.Example("copies.json"));

        Assert.Contains(plan.Lines, line => line.EndsWith("28 GiB of snapshots in eu-west-1: no sourced price of snapshots in eu-west-1", StringComparison.Ordinal));
        Assert.Contains(plan.Lines, line => line.EndsWith("28 GiB of snapshots in us-east-1: at most $1.40 a month ($0.05 as of 2026-05-01: AWS Price List, AmazonEC2, SKU 7U7TWP44UP36AT3R)", StringComparison.Ordinal));
        Assert.Contains("Costs    at most $2.80 a month, at most $0.57 once; 2 of 7 items have no sourced price", run.Lines);
    }

    [Fact]
    public async Task Prices_OfAFile_TakeThePlaceOfTheOthers()
    {
        var prices = _files.Add("prices.json", """
            { "prices": [
              { "region": "eu-west-1", "item": "snapshot", "usd": 0.5, "date": "2026-11-01", "source": "our contract" },
              { "region": "us-east-1", "item": "snapshot", "usd": 0.25, "date": "2026-11-01", "source": "our contract" }
            ] }
            """);

        var plan = await Cli.RunAsync("plan", Cli.Example("copies.json"), "--prices", prices);

        Assert.Contains(plan.Lines, line => line.EndsWith("28 GiB of snapshots in eu-west-1: at most $14.00 a month ($0.5 as of 2026-11-01: our contract)", StringComparison.Ordinal));
        Assert.Contains(plan.Lines, line => line.Contains("28 GiB of snapshots in us-east-1: at most $7.00 a month", StringComparison.Ordinal));
        Assert.Contains(plan.Lines, line => line.Contains("28 GiB of snapshots in us-west-2: at most $1.40 a month ($0.05 as of 2026-09-19", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "prices": [{ "region": "eu-west-1", "item": "snapshot", "usd": 0.5, "date": "2026-11-01" }] }""", "/prices/0 lacks source; a price has region,")]
    [InlineData("""{ "prices": [{ "region": "eu-west-1", "item": "snapshot", "usd": 0.5, "date": "2026-11-01", "source": "" }] }""", "/prices/0/source is empty")]
    [InlineData("""{ "prices": [{ "region": "eu-west-1", "item": "snapshots", "usd": 0.5, "date": "2026-11-01", "source": "x" }] }""", "/prices/0/item is snapshots; it must be one of snapshot,")]
    [InlineData("""{ "prices": [{ "region": "eu-west-1", "item": "volume", "usd": 0.5, "date": "2026-11-01", "source": "x" }] }""", "/prices/0/of is missing")]
    [InlineData("""{ "prices": [{ "region": "eu-west-1", "item": "snapshot", "usd": -1, "date": "2026-11-01", "source": "x" }] }""", "/prices/0/usd is -1")]
    [InlineData("""{ "prices": [{ "region": "eu-west-1", "item": "snapshot", "eur": 1, "usd": 1, "date": "2026-11-01", "source": "x" }] }""", "/prices/0/eur is not known; a price has region,")]
    [InlineData("""{ "prices": [{ "region": "eu-west-1", "item": "snapshot", "usd": "a lot", "date": "2026-11-01", "source": "x" }] }""", "/prices/0/usd must be a number, such as 0.05.")]
    [InlineData("""{ "prices": [{ "region": "eu-west-1", "item": "snapshot", "usd": 1, "date": "yesterday", "source": "x" }] }""", "/prices/0/date must be a date, such as 2026-11-01.")]
    [InlineData("""{ "prices": """, "it is not JSON: line 1.")]
    [InlineData("null", "it must be an object with the list prices.")]
    [InlineData("{}", "it lacks prices")]
    [InlineData("""{ "prices": 3 }""", "/prices must be a list of prices.")]
    [InlineData("""{ "prices": [3] }""", "/prices/0 must be")]
    public async Task Prices_ThatAreNone_AreRefusedByTheirPlace(string json, string place)
    {
        var prices = _files.Add("prices.json", json);

        var plan = await Cli.RunAsync("plan", Cli.Example("s3-encrypt.json"), "--prices", prices);

        Assert.Equal(ExitCodes.FileUnusable, plan.ExitCode);
        Assert.Contains($"{prices} is not a table of prices:", plan.Error, StringComparison.Ordinal);
        Assert.Contains(place, plan.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("AmiPipeline.", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_OfWhatThePriceDoesNotCover_AreNotGuessed()
    {
        var used = new Quantities
        {
            Region = "us-east-1",
            Snapshots = [],
            Transfers = [],
            InstanceType = "t3.small",
            Platform = "Windows",
            Time = TimeSpan.FromHours(1),
            Transitions = 1_000_000,
            IsTimeBased = true,
            Volumes = [("gp3", true, 8), ("gp3", false, 730)],
        };

        var costs = CostEstimate.Create(used, PriceTable.Default);

        Assert.Equal(
            ["no sourced price of gp3 volumes with provisioned performance in us-east-1", "no sourced price of t3.small in us-east-1 for Windows", "no sourced price of time-based copies"],
            costs.Items.Where(item => item.Usd is null).Select(item => item.Basis));
        Assert.Equal([0.08m, 25m], costs.Items.Where(item => item.Usd is not null).Select(item => item.Usd!.Value));
        Assert.Equal("at most $25.08 once; 3 of 5 items have no sourced price", costs.Summary());
    }

    private static IEnumerable<string> Items(JsonElement document, string period) =>
        document.GetProperty("costs").EnumerateArray().Where(item => item.GetProperty("period").GetString() == (period == "once" ? "once" : "month")).Select(item => item.GetProperty("what").GetString()!);
}
