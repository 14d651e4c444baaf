using System.Text.RegularExpressions;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed class ExploreCommandTests
{
    [Fact]
    public async Task Explore_WithOneKindOfFault_CountsEachCall()
    {
        var result = await Cli.RunAsync("explore", Cli.Example("s2-preserve-encrypted.json"), "--faults", "lost-answer", "--output", "json");

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        var document = result.Document();
        Assert.Equal(document.GetProperty("calls").GetInt32(), document.GetProperty("combinations").GetInt32());
        Assert.Equal(document.GetProperty("calls").GetInt32(), document.GetProperty("verdicts").GetProperty("RightImage").GetInt32());
        Assert.Equal("ListAliases#1:lost-answer", document.GetProperty("results")[0].GetProperty("faults").GetString());
    }

    [Fact]
    public async Task Explore_AsText_HasAMatrixAndItsCounts()
    {
        var result = await Cli.RunAsync("explore", Cli.Example("s2-preserve-encrypted.json"), "--faults", "wrong-key,twice");

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Contains("Commit image  ✓", result.Out, StringComparison.Ordinal);
        Assert.Contains("Snapshot       ○", result.Out, StringComparison.Ordinal);
        Assert.Contains("0 needless failures, 0 leaks, 0 lies, 0 hangs.", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explore_AsHtml_IsOnePage()
    {
        var result = await Cli.RunAsync("explore", Cli.Example("s2-preserve-encrypted.json"), "--faults", "fails", "--output", "html");

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("<!DOCTYPE html>", result.Out, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#resource-image\">Image</a>", result.Out, StringComparison.Ordinal);
        Assert.Matches("<details id=\"resource-image\">\\s*<summary>Image: 1 combination</summary>", result.Out);
        Assert.Matches("<th scope=\"row\" class=\"mono\">new Image#1:fails</th>\\s*<td>1 clean failure</td>\\s*<td>ImageFailedException", result.Out);
    }

    [Fact]
    public async Task Explore_WithAReport_WritesThePageBesideItsOutput()
    {
        using var files = new TemporaryFiles();
        string[] command = ["explore", Cli.Example("s2-preserve-encrypted.json"), "--faults", "fails"];
        var page = await Cli.RunAsync([.. command, "--output", "html"]);

        var result = await Cli.RunAsync([.. command, "--report", files.PathOf("report.html")]);
        var none = await Cli.RunAsync([.. command, "--report", "no-such-folder/report.html"]);

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Contains("0 needless failures, 0 leaks, 0 lies, 0 hangs.", result.Out, StringComparison.Ordinal);
        Assert.Equal(page.Out, await files.ReadAsync("report.html"));
        Assert.Equal((ExitCodes.Refused, "", "--report no-such-folder/report.html can't be written: its folder doesn't exist.\n"), (none.ExitCode, none.Out, none.Error));
    }

    /// <summary>What stands in a request's file or in an answer of AWS is text, also what no document may contain.</summary>
    [Fact]
    public void Page_HasWhatComesFromElsewhereAsText()
    {
        using var writer = new StringWriter { NewLine = "\r\n" };
        var baseline = new Baseline { Calls = [], Tasks = new Dictionary<string, int>(), Resources = [], Subjects = new HashSet<PersonSubject>(), Judgement = new Judgement(Verdict.RightImage, "") };
        ExplorationResult[] results = [new(PlannedFault.Parse("CopyImage#1:lost-answer"), new Judgement(Verdict.Leak, "<left>\u0001"), HasStruck: true)];

        new ExplorationPage(writer, "<r>.json", key => $"explore '<r>.json' --replay \"{key}\"").Write(baseline, results);

        var page = writer.ToString();
        Assert.Contains("<h1>&lt;r&gt;.json under every fault</h1>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;left&gt;\ufffd", page, StringComparison.Ordinal);
        Assert.Contains("<code>explore '&lt;r&gt;.json' --replay &quot;CopyImage#1:lost-answer&quot;</code>", page, StringComparison.Ordinal);
        Assert.Matches("<th scope=\"row\" class=\"mono\">CopyImage#1:lost-answer</th>\\s*<td class=\"bad\">1 leak</td>", page);
        Assert.DoesNotContain('\r', page);
        Assert.DoesNotContain('\u0001', page);
    }

    /// <summary>Pairs are many: the page stays usable, and no link leads nowhere.</summary>
    [Fact]
    public void Page_OfManyCombinations_HasTheFirst()
    {
        using var writer = new StringWriter();
        var baseline = new Baseline { Calls = [], Tasks = new Dictionary<string, int>(), Resources = [], Subjects = new HashSet<PersonSubject>(), Judgement = new Judgement(Verdict.RightImage, "") };
        var reason = new Judgement(Verdict.CleanFailure, new string('x', 150));
        var results = Enumerable.Range(1, 20_000).Select(number => new ExplorationResult(PlannedFault.Parse($"CopyImage#{number}:lost-answer + CreateTags#1:throttled"), reason, HasStruck: true))
            .Append(new(PlannedFault.Parse("DescribeImages#1:lost-answer"), reason, HasStruck: true))
            .Concat(Enumerable.Range(1, 2_000).Select(number => new ExplorationResult(PlannedFault.Parse($"CopySnapshot#{number}:lost-answer + CreateTags#1:throttled"), new Judgement(Verdict.Leak, new string('"', 5_000)), HasStruck: true))).ToList();

        new ExplorationPage(writer, "r.json", key => key).Write(baseline, results);

        var page = writer.ToString();
        Assert.Contains("6000 of 22001: what is not as promised first, then single faults before pairs; --output json has all.", page, StringComparison.Ordinal);
        Assert.Contains("The first 1000 of 2000; --output json has all.", page, StringComparison.Ordinal);
        Assert.Equal((4_000, 2_000), (Regex.Count(page, "<td>1 clean failure</td>"), Regex.Count(page, "<td class=\"bad\">1 leak</td>")));
        Assert.Contains("&quot;… (5000 characters)", page, StringComparison.Ordinal);
        Assert.All(Regex.Matches(page, "href=\"#([^\"]*)\""), link => Assert.Contains($"id=\"{link.Groups[1].Value}\"", page, StringComparison.Ordinal));
        Assert.InRange(page.Length, 1, 3_000_000);
    }

    [Fact]
    public async Task Replay_PrintsCallsTasksAndTheVerdict()
    {
        var result = await Cli.RunAsync("explore", Cli.Example("s3-encrypt.json"), "--replay", "CopyImage#1:lost-answer + task Verify image#1:not-run");

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Contains("CopyImage#1: the answer is lost", result.Out, StringComparison.Ordinal);
        Assert.Contains("LambdaFunctionFailed Runtime.ExitError", result.Out, StringComparison.Ordinal);
        Assert.Contains("1 right image: ami-", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--replay is no key", "--replay: \"is no key\" is no fault. A fault is written like", "--replay", "is no key")]
    [InlineData("--replay has an unknown kind", "--replay: \"melts\" is no fault of CopyImage#1. There are throttled, ", "--replay", "CopyImage#1:melts")]
    [InlineData("--faults has an unknown kind", "--faults has melts; the kinds of faults are throttled, ", "--faults", "throttled,melts")]
    [InlineData("--pairs", "--pairs is some; it must be none, sample or all.", "--pairs", "some")]
    [InlineData("--output", "--output is xml; it must be text, json or html.", "--output", "xml")]
    [InlineData("--report with --replay", "--report can't be combined with --replay", "--replay", "CopyImage#1:lost-answer", "--report", "report.html")]
    public async Task Options_WithOtherValues_AreRefused(string what, string error, params string[] options)
    {
        var result = await Cli.RunAsync(["explore", Cli.Example("s3-encrypt.json"), .. options]);

        Assert.Equal((ExitCodes.Refused, what), (result.ExitCode, what));
        Assert.StartsWith(error, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explore_OfARequestThatIsRefusedAnyway_SaysSo()
    {
        using var files = new TemporaryFiles();
        var file = files.Add("refused.json", """{ "source": { "imageId": "ami-08000000000000001" }, "name": "never" }""");

        var result = await Cli.RunAsync("explore", file, "--account", Cli.Example("simulated-account.json"));

        Assert.Equal(ExitCodes.ExecutionFailed, result.ExitCode);
        Assert.Contains("comes to no image", result.Error, StringComparison.Ordinal);
    }
}
