using System.CommandLine;
using System.Diagnostics;
using AmiPipeline.Cli.Commands.Explore;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>The command that <c>explore</c> prints for a combination of faults: a shell reads it as it is, and it comes to the same outcome.</summary>
public sealed class ReplayTests
{
    private const string Key = "CopyImage#1:lost-answer + task Verify image#1:not-run";

    /// <summary>Another account, another Region, a deployment's configuration, a file name with a space and a quote, and another seed: each changes the outcome's text.</summary>
    [Fact]
    public async Task PrintedCommand_ReadByAShell_ComesToTheSameOutcome()
    {
        Tool.SkipUnlessInstalled("sh");
        using var files = new TemporaryFiles();
        var request = files.Add("it's mine.json", """{ "source": { "imageId": "ami-0e000000000000001" }, "name": "again", "kmsKeyId": "alias/europe-data" }""");
        var account = files.Add("my account.json", await File.ReadAllTextAsync(Cli.Example("simulated-account.json"), TestContext.Current.CancellationToken));
        string[] words = [request, "--account", account, "--account-id", "111122223333", "--region", "eu-west-1", "--configuration", Cli.Example("other-account.deployment.json"), "--seed=7"];
        var expected = await Cli.RunAsync(["explore", .. words, "--replay", Key]);
        Assert.Equal((ExitCodes.Done, ""), (expected.ExitCode, expected.Error));

        var line = NextCommands.Replay(RequestFile.Read(new TextSource(TextReader.Null), request), Arguments([.. words, "--pairs", "all"]).SubjectOptions, Key);

        Assert.Equal(expected.Out, (await Cli.RunAsync(await SplitAsync(line))).Out);
        Assert.NotEqual(expected.Out, (await Cli.RunAsync(await SplitAsync(line.Replace("--seed 7", "--seed 8", StringComparison.Ordinal)))).Out);
    }

    [Fact]
    public async Task PrintedCommand_OfARequestFromStandardInput_BringsTheRequestAlong()
    {
        Tool.SkipUnlessInstalled("sh");
        var text = await File.ReadAllTextAsync(Cli.Example("s3-encrypt.json"), TestContext.Current.CancellationToken);
        string[] words = ["-", "--account", Cli.Example("simulated-account.json")];

        var line = NextCommands.Replay(RequestFile.Read(new TextSource(new StringReader(text)), "-"), Arguments(words).SubjectOptions, Key);

        var input = await Tool.RunAsync(new ProcessStartInfo("sh", ["-c", line.Split(" | ")[0]]));
        Assert.Equal(
            (await Cli.RunAsync("explore", Cli.Example("s3-encrypt.json"), "--replay", Key)).Out,
            (await Cli.RunWithInputAsync(input.Output, await SplitAsync(line.Split(" | ")[1]))).Out);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("html")]
    public void EveryFormat_HasTheCommand(string format)
    {
        using var writer = new StringWriter();
        var baseline = new Baseline { Calls = [], Tasks = new Dictionary<string, int>(), Resources = [], Subjects = new HashSet<PersonSubject>(), Judgement = new Judgement(Verdict.RightImage, "") };
        ExplorationResult[] results = [new(PlannedFault.Parse(Key), new Judgement(Verdict.Leak, "left: vol-1"), HasStruck: true), new(PlannedFault.Parse("CopyImage#1:throttled"), new Judgement(Verdict.RightImage, "ami-1"), HasStruck: true)];

        switch (format)
        {
            case "text":
                new ExplorationReport(writer, key => $"REPLAY {key}").Write(baseline, results);
                break;
            case "html":
                new ExplorationPage(writer, "r.json", key => $"REPLAY {key}").Write(baseline, results);
                break;
            default:
                writer.Write(string.Join('\n', ExplorationDocument.Create(baseline, results, key => $"REPLAY {key}").Results.Select(result => result.Replay)));
                break;
        }

        Assert.Equal(2, writer.ToString().Split($"REPLAY {Key}").Length);
        Assert.DoesNotContain("REPLAY CopyImage#1:throttled", writer.ToString(), StringComparison.Ordinal);
    }

    private static ExploreArguments Arguments(params string[] words)
    {
        var options = new ExploreOptions();
        var command = new Command("explore");
        options.AddTo(command);
        return options.Read(command.Parse(words));
    }

    // A shell splits the line; what it would run is printed word by word instead.
    private static async Task<string[]> SplitAsync(string line)
    {
        var printed = await Tool.RunAsync(new ProcessStartInfo("sh", ["-c", line.Replace("ami-pipeline ", "printf '%s\\n' ", StringComparison.Ordinal)]));
        return printed.Output.TrimEnd('\n').Split('\n');
    }
}
