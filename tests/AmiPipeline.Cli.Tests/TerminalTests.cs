using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Simulated;
using Spectre.Console;
using Spectre.Console.Testing;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed class TerminalTests
{
    [Fact]
    public async Task Run_OnATerminal_ShowsStepsInColourAndTheSameReport()
    {
        var console = await RunAsync(width: 100, "s5-unique-keys.json");

        Assert.Contains("\e[", console.Output, StringComparison.Ordinal);
        Assert.Contains("✓", console.Output, StringComparison.Ordinal);
        Assert.Contains("alias/logs, as requested", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OnANarrowTerminal_KeepsIdsWhole()
    {
        var console = await RunAsync(width: 80, "s5-unique-keys.json");

        var rows = console.Output.Split('\n').Where(line => line.Contains("/dev/", StringComparison.Ordinal) && line.Contains("alias/", StringComparison.Ordinal) && line.Contains('│', StringComparison.Ordinal)).ToList();
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Matches("snap-[0-9a-f]{17}", row));
    }

    [Fact]
    public void Console_InAPipe_HasNoColoursAndFoldsNothing()
    {
        using var writer = new StringWriter();

        Terminal.Console(writer, isTerminal: false, isPlain: false).MarkupLine($"[red]{new string('x', 400)}[/]");

        Assert.Equal(new string('x', 400), writer.ToString().TrimEnd());
    }

    private static async Task<TestConsole> RunAsync(int width, string example)
    {
        var console = new TestConsole().Width(width).Interactive().EmitAnsiSequences();
        var exitCode = await new CommandLine(new Terminal(console, new TestConsole()), (world, options) => new SimulatedEngine(world, options), Cli.Nowhere).InvokeAsync(["run", Cli.Example(example)]);

        Assert.Equal(ExitCodes.Done, exitCode);
        return console;
    }
}
