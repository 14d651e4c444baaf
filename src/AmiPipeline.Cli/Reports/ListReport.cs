using AmiPipeline.Cli.Json;
using AmiPipeline.Reports.Texts;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Prints a list of executions.</summary>
/// <param name="console">Where to.</param>
internal sealed class ListReport(IAnsiConsole console)
{
    /// <summary>Prints the list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="now">The current time, for the duration of running executions.</param>
    public void Write(ListDocument list, DateTimeOffset now)
    {
        if (list.Executions.Count == 0)
        {
            console.WriteLine("No executions.");
            return;
        }

        var table = new TextTable(3, "Name", "Status", "Started", "Took");
        foreach (var one in list.Executions)
        {
            var took = Wording.Duration((one.StopDate ?? now) - one.StartDate);
            var soFar = one.Waits is { } waits ? $"{took} so far, {waits}" : $"{took} so far";
            table.Add(one.Name, Wording.Status(one.Status), Wording.Moment(one.StartDate), one.StopDate is null ? soFar : took);
        }

        table.WriteTo(console);
        if (list.HasMore)
        {
            console.WriteLine("There are more; use --limit N.");
        }
    }
}
