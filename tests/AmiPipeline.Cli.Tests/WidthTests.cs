using System.Text.RegularExpressions;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Reports.Progress;
using AmiPipeline.Verification;
using Spectre.Console.Testing;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>What is printed on terminals of several widths.</summary>
public sealed partial class WidthTests
{
    [Theory]
    [InlineData(44)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Run_FitsTheTerminalAndKeepsItsWords(int width)
    {
        var shown = await ShowAsync(width, "run", "s5-unique-keys.json");

        VerifyFits(shown, width);
        Assert.All(["/dev/xvda", "/dev/sdf", "/dev/sdg"], device => Assert.Contains(device, Words(shown)));
        Assert.Equal(3, Words(shown).Distinct().Count(word => word.StartsWith("snap-", StringComparison.Ordinal)));
        Assert.Contains("alias/logs, as requested", Flat(shown), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(44)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Plan_FitsTheTerminalAndKeepsItsWords(int width)
    {
        var shown = await ShowAsync(width, "plan", "s5-unique-keys.json");

        VerifyFits(shown, width);
        Assert.Contains("What the result must look like", Flat(shown), StringComparison.Ordinal);
        Assert.Contains("Encrypted=true, KmsKeyId=alias/logs", Flat(shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_At44Columns_StacksRows()
    {
        var shown = await ShowAsync(44, "run", "s5-unique-keys.json");

        Assert.DoesNotContain('│', shown);
        Assert.Matches(
            """
            \nDevice /dev/sdf
              Snapshot   snap-[0-9a-f]{17}
              Size       20 GiB
              Encrypted  yes
              Key        alias/data, as requested

            """.ReplaceLineEndings("\n"),
            shown);
    }

    [Fact]
    public async Task LiveProgress_At44Columns_FitsTheTerminal()
    {
        var shown = Style().Replace(await ShowAsync(44, "run", "s5-unique-keys.json", isLive: true), "");

        VerifyFits(shown, 44);
        Assert.Contains("✓ Create volumes", shown, StringComparison.Ordinal);
        Assert.Matches("\n {14}vol-[0-9a-f]{17},\n", shown);
    }

    [GeneratedRegex("\\e\\[[0-9;]*m")]
    private static partial Regex Style();

    [Theory]
    [InlineData(44, false)]
    [InlineData(80, false)]
    [InlineData(100, true)]
    public void List_OfALongName_IsATableWhereItFits(int width, bool isTable)
    {
        var console = new TestConsole().Width(width);
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        new ListReport(console).Write(new ListDocument("arn", [new ListedExecution("unique-keys-ami-20260101-attempt-2", "arn", "SUCCEEDED", start, start.AddSeconds(400))], false), start);

        VerifyFits(console.Output, width);
        Assert.Equal(isTable, console.Output.Contains('│', StringComparison.Ordinal));
        Assert.Contains("unique-keys-ami-20260101-attempt-2", console.Output, StringComparison.Ordinal);
        Assert.Contains("6 min 40 s", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Command_ToCopy_IsNeverFolded()
    {
        var command = NextCommands.CleanUp("arn:aws:states:us-east-1:111122223333:execution:ami-pipeline:one", "build");
        var console = new TestConsole().Width(44);

        new Facts().Add("Failed", "why").AddCommand("Next", command).WriteTo(console);
        new ErrorReport(console).Write(new UserErrorException(ExitCodes.Cancelled, "Cancelled", $"Stopped immediately. Resources may remain; continue with:\n{command}"));

        Assert.Equal(2, console.Lines.Count(line => line.TrimStart() == command || line == $"Next    {command}"));
    }

    [Theory]
    [InlineData(44, "The image is not as planned:|/dev/sdf encrypted|  expected  yes|  found     no|/dev/sdf key|  expected  alias/data-of-the-team|  found     none")]
    [InlineData(80, "The image is not as planned:|what                expected                found|/dev/sdf encrypted  yes                     no|/dev/sdf key        alias/data-of-the-team  none")]
    public void DifferencesOfAnImage_StackWhereTheTableDoesNotFit(int width, string expected)
    {
        var table = DifferenceTable.Format([new Difference("/dev/sdf encrypted", "yes", "no"), new Difference("/dev/sdf key", "alias/data-of-the-team", "none")]);

        Assert.Equal(expected, string.Join('|', DifferenceRows.Fit($"The image is not as planned:\n{table}", width - 11)));
    }

    [Theory]
    [InlineData(44)]
    [InlineData(80)]
    public async Task Refusal_FitsTheTerminal(int width)
    {
        using var files = new TemporaryFiles();
        var error = new TestConsole().Width(width);

        var exitCode = await new CommandLine(new Terminal(new TestConsole().Width(width), error), (world, options) => new SimulatedEngine(world, options), Cli.Nowhere)
            .InvokeAsync(["plan", files.Request("""{ "name": "", "source": { "image": "ami-1" }, "encryption": { "mode": "other" } }""")]);

        Assert.Equal(ExitCodes.Refused, exitCode);
        VerifyFits(error.Output, width);
    }

    [Theory]
    [InlineData(44, " 0:05:51  Image                       |            available after 4 min 23 s, 5|            checks")]
    [InlineData(64, " 0:05:51  Image                       available after 4 min 23|                                      s, 5 checks")]
    [InlineData(80, " 0:05:51  Image                       available after 4 min 23 s, 5 checks")]
    public void ProgressLine_WrapsItsDetail(int width, string expected)
    {
        var line = new ProgressLine(new TimeSpan(0, 5, 51), "Image", StepOutcome.Done, "available after 4 min 23 s, 5 checks");

        var details = line.Details(width, signWidth: 0);

        Assert.Equal(expected, string.Join("|", [$"{line.Clock}{line.Title}{details[0]}", .. details.Skip(1)]));
    }

    private static void VerifyFits(string shown, int width)
    {
        // An ARN has no place to break: a terminal continues it.
        Assert.All(shown.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width || !line.Trim().Contains(' ', StringComparison.Ordinal), line));
        Assert.DoesNotContain("…", shown.Replace("RkkgdmFyaWF…", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string[] Words(string shown) => shown.Split([' ', '\n', '│', ',']);

    private static string Flat(string shown) => Blank().Replace(shown, " ");

    private static async Task<string> ShowAsync(int width, string command, string example, bool isLive = false)
    {
        var console = new TestConsole().Width(width);
        if (isLive)
        {
            console.Interactive().EmitAnsiSequences();
        }

        var exitCode = await new CommandLine(new Terminal(console, new TestConsole()), (world, options) => new SimulatedEngine(world, options), Cli.Nowhere).InvokeAsync([command, Cli.Example(example)]);

        Assert.Equal(ExitCodes.Done, exitCode);
        return Sequence().Replace(console.Output, "\n");
    }

    [GeneratedRegex("\\e\\[[0-9;?]*[A-Z]|\\r")]
    private static partial Regex Sequence();

    [GeneratedRegex(@"[\s│]+")]
    private static partial Regex Blank();
}
