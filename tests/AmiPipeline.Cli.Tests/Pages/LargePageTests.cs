using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AmiPipeline.Cli.SimulatorConsole;
using AmiPipeline.Cli.Tests.SimulatorConsole;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Reports;
using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Lineage;
using AmiPipeline.Reports.Pages;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Cli.Tests.Pages;

/// <summary>Pages of 500 snapshots and of 200 destinations: under 3 MB, and painted with less than two seconds of the processor.</summary>
public sealed class LargePageTests(ITestOutputHelper output) : IDisposable
{
    private const long MaxBytes = 3_000_000;

    private const int MaxElements = 20_000;

    private static readonly TimeSpan MaxWork = TimeSpan.FromSeconds(2);

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Report_Of506Snapshots_StaysUsable()
    {
        var report = await RunAsync(volumes: 46, copies: 10);
        var made = LineageResources.From(report);

        await AssertUsable(report, made, destinations: 10, snapshots: 506);
    }

    /// <summary>A request has a hundred at the most: the page has them twice.</summary>
    [Fact]
    public async Task Report_Of200Destinations_StaysUsable()
    {
        var report = await RunAsync(volumes: 2, copies: 100);
        var made = LineageResources.From(report);

        await AssertUsable(report, made with { Plan = made.Plan! with { Copies = [.. made.Plan.Copies, .. made.Plan.Copies] }, Copies = [.. made.Copies, .. made.Copies] }, destinations: 200, snapshots: 402);
    }

    [Fact]
    public async Task Console_Of500Snapshots_StaysUsable()
    {
        var snapshots = string.Join(", ", Enumerable.Range(0, 500).Select(number => $$"""{ "id": "snap-{{number:x17}}", "sizeGiB": 8 }"""));
        await using var lab = await ConsoleLab.StartAsync(TimeProvider.System, $$"""{ "regions": [{ "name": "us-east-1" }], "accounts": [{ "id": "111122223333", "regions": [{ "name": "us-east-1", "snapshots": [{{snapshots}}] }] }] }""");

        var path = ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region);
        AssertSmall((await lab.GetAsync(path)).Text);
        await AssertPainted(new Uri(lab.Endpoint, path).AbsoluteUri);
    }

    private async Task AssertUsable(ExecutionReport report, LineageResources made, int destinations, int snapshots)
    {
        var costs = CostEstimate.Create(QuantitiesReader.Read(report, made.Plan!, made.Image, isKept: true, made.Copies), PriceTable.Default);
        using var text = new StringWriter();
        ReportPage.Write(text, new ReportContent(report, made, new KeyNames(new Dictionary<string, string>()), null, costs));
        var path = _files.Add("report.html", text.ToString());
        var ids = made.Copies.SelectMany(copy => copy.Devices).Concat(made.Image!.Devices).Select(device => device.SnapshotId!).ToList();

        Assert.Equal((destinations, snapshots), (made.Copies.Count, ids.Count));
        Assert.All(ids, id => Assert.Contains($">{id}<", text.ToString(), StringComparison.Ordinal));
        AssertSmall(text.ToString());
        await AssertPainted(path);
    }

    // Without a browser, too.
    private void AssertSmall(string page)
    {
        var size = Encoding.UTF8.GetByteCount(page);
        var elements = Regex.Count(page, "<[a-z]");
        output.WriteLine($"{size} bytes, {elements} elements");
        Assert.InRange(size, 1, MaxBytes);
        Assert.InRange(elements, 1, MaxElements);
    }

    private async Task AssertPainted(string path)
    {
        var (time, elements) = await Browser.WorkAsync(path);
        output.WriteLine($"painted with {time.TotalMilliseconds:0} ms of the processor, {elements} elements");
        Assert.InRange(elements, 500, MaxElements);
        Assert.InRange(time, TimeSpan.FromTicks(1), MaxWork);
    }

    private static async Task<ExecutionReport> RunAsync(int volumes, int copies)
    {
        var regions = Enumerable.Range(0, copies).Select(number => $"eu-test-{number}").ToList();
        var names = Enumerable.Range(0, volumes).Select(number => string.Create(CultureInfo.InvariantCulture, $"/dev/sd{(char)('b' + (number / 26))}{(char)('a' + (number % 26))}")).ToList();
        var snapshots = names.Select((_, number) => $$"""{ "id": "snap-0{{number:x16}}", "sizeGiB": 8 }""");
        var devices = names.Select((name, number) => $$"""{ "deviceName": "{{name}}", "snapshotId": "snap-0{{number:x16}}" }""");
        var world = $$"""
            { "regions": [{ "name": "us-east-1" }, {{string.Join(", ", regions.Select(region => $$"""{ "name": "{{region}}" }"""))}}],
              "accounts": [{ "id": "111122223333", "regions": [{ "name": "us-east-1", "snapshots": [{{string.Join(", ", snapshots)}}],
                "images": [{ "id": "ami-0aaaaaaaaaaaaaaa1", "name": "large", "rootDeviceName": "{{names[0]}}", "devices": [{{string.Join(", ", devices)}}] }] }] }] }
            """;
        var request = $$"""
            { "source": { "imageId": "ami-0aaaaaaaaaaaaaaa1" }, "name": "everywhere", "kmsKeyId": "default",
              "copies": { "to": [{{string.Join(", ", regions.Select(region => $$"""{ "region": "{{region}}", "kmsKeyId": "default" }"""))}}] } }
            """;
        var engine = new SimulatedEngine(WorldDefinition.Parse(world), new SimulatedEngineOptions { Simulator = options => options with { Latency = LatencyModel.Instant } });
        var report = await engine.RunAsync(request, "large");
        Assert.True(report.Result is not null, $"{report.Failure}");
        return report;
    }
}
