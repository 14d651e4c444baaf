using AmiPipeline.Engines;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Tells a person what a clean-up by itself has done.</summary>
/// <param name="console">Where to.</param>
internal sealed class CleanUpText(IAnsiConsole console)
{
    /// <summary>Prints what was removed and what is left.</summary>
    /// <param name="executionArn">The execution that was cleaned up.</param>
    /// <param name="report">How that went.</param>
    /// <param name="advice">The command that goes on with it.</param>
    public void Write(string executionArn, ExecutionReport report, string advice)
    {
        console.WriteLine();
        var facts = new Facts().Add("Execution", executionArn);
        if (report.Failure is { } failure)
        {
            facts.Add("Failed", failure.Error, "bold red").AddAll("", failure.Cause.Split('\n'));
        }

        var removed = report.CleanUp.Removed;
        facts
            .Add("Removed", removed.Count > 0 ? string.Join(", ", removed) : "nothing")
            .AddRemaining(report.CleanUp, report.Failure is null ? "default" : "red")
            .AddAll("Left", report.CleanUp.IsComplete && report.Failure is null ? ["nothing but what is committed"] : [])
            .AddAll("Go on with", report.Failure is null ? [] : [advice])
            .Add("Took", $"{Wording.Duration(report.Duration)}, {Wording.Count(report.Ec2Calls ?? 0, "EC2 call")}")
            .WriteTo(console);
    }
}
