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
        Assert.Contains("<td class=\"clean\" title=\"new Image#1:fails: CleanFailure: ImageFailedException", result.Out, StringComparison.Ordinal);
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
        Assert.Contains("<td class=\"bad\" title=\"CopyImage#1:lost-answer: Leak: ", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', page);
        Assert.DoesNotContain('\u0001', page);
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
