using System.Globalization;
using System.Text.RegularExpressions;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Tests.Aws;
using AmiPipeline.Cli.Tests.Deployed;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Reports.Html;
using AmiPipeline.Simulator.Faults;
using Xunit;

namespace AmiPipeline.Cli.Tests.Pages;

/// <summary>The report of an execution, held against what the same run prints and against the simulated account.</summary>
public sealed partial class ReportTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    private string Path => _files.PathOf("report.html");

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(ExampleRequests.Scenarios), MemberType = typeof(ExampleRequests))]
    public async Task Report_OfARun_HasEveryKeyPlannedAndFound(string example)
    {
        SimulatedEngine? used = null;
        var run = await Cli.RunAsync(engine => used = engine, default, "run", Cli.Example($"{example}.json"), "--output", "json", "--report", Path);
        var image = run.Document().GetProperty("image");
        var page = await ReadAsync();

        var account = used!.Cloud.Inspect("111122223333", "us-east-1");
        foreach (var device in image.GetProperty("devices").EnumerateArray())
        {
            var snapshot = account.Snapshots.Single(snapshot => snapshot.Id == device.GetProperty("snapshotId").GetString());
            var row = Row().Matches(page).Select(row => Cell().Matches(row.Value).Select(cell => (string?)Tag().Replace(cell.Value, "").Trim()).ToList()).First(row => row.Contains(snapshot.Id));
            Assert.Equal([device.GetProperty("deviceName").GetString(), snapshot.Id, $"{snapshot.SizeGiB} GiB"], row[..3]);
            var name = snapshot.KeyArn is { } arn ? account.Keys.Single(key => key.Arn == arn).Aliases[0] : "not encrypted";
            Assert.StartsWith(name, row[3], StringComparison.Ordinal);
            Assert.StartsWith(name, row[4], StringComparison.Ordinal);
            Assert.Equal("✓ yes", row[5]);
        }

        var ids = Id().Matches(page).Select(id => id.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(Labels().Matches(page).SelectMany(labels => labels.Groups[1].Value.Split(' ')), id => Assert.Contains(id, ids));
        Assert.All(used.Cloud.Calls.CountByAction, call => Assert.Contains($">{call.Key}<", page, StringComparison.Ordinal));
        Assert.All(run.Document().GetProperty("removed").EnumerateArray(), id => Assert.Contains($"<li class=\"mono\">{id.GetString()}</li>", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Report_HasTheLinesOfTheTerminalInItsTimeline()
    {
        var run = await Cli.RunAsync(engine =>
        {
            engine.Cloud.Faults.When(call => call.Action == "CreateVolume", times: 2).Throttle();
            return engine;
        }, default, "run", Cli.Example("s5-unique-keys.json"), "--report", Path);
        var page = await ReadAsync();

        var lines = run.Lines.TakeWhile(line => line.Length > 0).ToList();
        Assert.Equal(2, lines.Count(line => line.Contains("retry ", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.Contains(MarkupWriter.Escape(line[38..].Trim()), page, StringComparison.Ordinal));
        Assert.Contains("<td class=\"warn\">retry 1 after", page, StringComparison.Ordinal);
        Assert.Matches("0:0\\d:\\d\\d pending, \\d+ %", page);
    }

    [Fact]
    public async Task Report_OfAFailure_SaysWhyAndWhatIsLeft()
    {
        var failed = await Cli.RunAsync(engine => { engine.Cloud.Faults.FailNext(ResourceKind.Image, "Out of <luck>"); return engine; }, default, "run", Cli.Example("s5-unique-keys.json"), "--report", Path);
        var page = await ReadAsync();

        Assert.Equal(ExitCodes.ExecutionFailed, failed.ExitCode);
        Assert.Contains("<p class=\"outcome bad\">failed</p>", page, StringComparison.Ordinal);
        Assert.Contains("Out of &lt;luck&gt;", page, StringComparison.Ordinal);
        Assert.Contains("No image passed the comparison.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("✓ yes", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfARejectedRequest_SaysSo()
    {
        var rejected = await Cli.RunAsync("run", _files.Request("""{ "source": { "imageId": "ami-05000000000000001" }, "name": "golden", "kmsKeyId": "alias/disabled" }"""), "--report", Path);
        var page = await ReadAsync();

        Assert.Equal(ExitCodes.Refused, rejected.ExitCode);
        Assert.Contains("which is in state Disabled", page, StringComparison.Ordinal);
        Assert.Contains("The execution did not come to a plan.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfAWatchedExecution_IsThatOfTheRunButForItsCalls()
    {
        using var lab = new DeployedLab();
        await Cli.RunAsync("run", Cli.Example("s5-unique-keys.json"), "--name", "same", "--report", Path);
        var run = await ReadAsync();
        await lab.RunAsync("start", Cli.Example("s5-unique-keys.json"), "--state-machine", DeployedLab.Machine, "--name", "same");

        var watched = await lab.RunAsync("watch", $"{DeployedLab.ExecutionPrefix}same", "--report", Path);
        Assert.True(watched.ExitCode == ExitCodes.Done, watched.Error);
        var page = await ReadAsync();

        foreach (var section in new[] { "proof", "lineage", "timeline", "removed", "request" })
        {
            Assert.Equal(Section(run, section), Section(page, section));
        }

        Assert.Contains("CloudTrail does", Section(page, "calls"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfARunOnAws_CountsTheCallsThatTheEndpointHasSeen()
    {
        await using var lab = await AwsLab.StartAsync();

        var run = await lab.RunAsync("run", Cli.Example("s5-unique-keys.json"), "--aws", "--report", Path);
        Assert.True(run.ExitCode == ExitCodes.Done, run.Error);
        var calls = Section(await ReadAsync(), "calls");

        // After the execution, the program itself asks KMS for names of keys.
        var counts = Row().Matches(calls).Skip(1).Select(row => Cell().Matches(row.Value).Select(cell => Tag().Replace(cell.Value, "").Trim()).ToList()).Where(row => row[1] == "ec2").ToDictionary(row => row[0], row => int.Parse(row[2], CultureInfo.InvariantCulture));
        Assert.Equal(
            lab.Cloud.Calls.All.Where(call => call.Service == "ec2").GroupBy(call => call.Action).Select(same => (same.Key, same.Count())).Order(),
            counts.Select(call => (call.Key, call.Value)).Order());
        Assert.True(counts["CreateVolume"] == 3, calls);
    }

    [Theory]
    [InlineData("<b>\"&'", "&lt;b&gt;&quot;&amp;'")]
    [InlineData("a\u0000b\u001bc\uffff", "a\ufffdb\ufffdc\ufffd")]
    [InlineData("🔑\n", "🔑\n")]
    public void Escape_LeavesNoMarkupAndNothingThatADocumentMayNotHave(string text, string escaped) => Assert.Equal(escaped, MarkupWriter.Escape(text));

    private static string Section(string page, string id) => page[page.IndexOf($"<section id=\"{id}\"", StringComparison.Ordinal)..].Split("</section>", 2)[0];

    private Task<string> ReadAsync() => File.ReadAllTextAsync(Path, TestContext.Current.CancellationToken);

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<t[hd][ >].*?</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex(" aria-labelledby=\"([^\"]*)\"")]
    private static partial Regex Labels();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
