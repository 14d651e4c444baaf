using AmiPipeline.Cli.Json;
using AmiPipeline.Reports.Texts;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Prints the execution of a request on Step Functions.</summary>
/// <param name="console">Where to.</param>
internal sealed class StartReport(IAnsiConsole console)
{
    /// <summary>Prints it.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="watch">The command that shows it.</param>
    public void Write(StartDocument execution, string watch)
    {
        var facts = new Facts().Add("Execution", execution.Execution);
        var status = Wording.Status(execution.Status);
        if (execution.StopDate is { } stop)
        {
            facts.Add("Status", $"{status} on {Wording.Moment(stop)}, after {Wording.Duration(stop - execution.StartDate)}; no new execution was started", execution.ExitCode == ExitCodes.Done ? "green" : "red");
        }
        else
        {
            facts.Add("Status", $"{status} since {Wording.Moment(execution.StartDate)}");
        }

        if (execution.Error is { } error)
        {
            facts.Add("Failed", error, "bold red").AddAll("", (execution.Message ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        facts.AddCommand(execution.StopDate is null ? "Watch" : "Report", watch)
            .AddCommand("Try again", execution.NextCommand)
            .WriteTo(console);
    }
}
