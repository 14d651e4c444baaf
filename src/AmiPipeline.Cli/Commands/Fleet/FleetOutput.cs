using System.Text.Json;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Fleets;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary>Writes a fleet's status.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="format"><c>text</c>, <c>json</c> or <c>html</c>.</param>
internal sealed class FleetOutput(Terminal terminal, string format)
{
    private const string Text = "text";

    /// <summary>The option of the format.</summary>
    public static ChoiceOption Option() => new("--output", OutputOption.Meaning, Text, "json", "html");

    /// <summary>Whether progress is shown: a document has no other output.</summary>
    public bool HasProgress => format == Text;

    /// <summary>Writes it.</summary>
    /// <param name="progress">Its status.</param>
    /// <param name="now">The time.</param>
    /// <returns>The exit code: 1 if it ended otherwise than with all images converted.</returns>
    public int Write(FleetProgress progress, DateTimeOffset now)
    {
        var exitCode = FleetDocument.ExitCodeOf(progress);
        switch (format)
        {
            case "json":
                terminal.OutWriter.WriteLine(JsonSerializer.Serialize(FleetDocument.Create(progress, exitCode), CliJson.Printed.FleetDocument));
                break;
            case "html":
                new FleetPage(terminal.OutWriter).Write(progress, now);
                break;
            default:
                new FleetReport(terminal.Out).Write(progress, now);
                break;
        }

        return exitCode;
    }
}
