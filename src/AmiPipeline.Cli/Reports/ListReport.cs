using AmiPipeline.Cli.Documents;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Lists executions for a person.</summary>
/// <param name="console">Where to.</param>
internal sealed class ListReport(IAnsiConsole console)
{
    /// <summary>Prints the list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="now">The time, which running executions have lasted to.</param>
    public void Write(ListDocument list, DateTimeOffset now)
    {
        if (list.Executions.Count == 0)
        {
            console.WriteLine("No executions.");
            return;
        }

        var table = Columns.Of(unfolded: 3, "Name", "Status", "Started", "Took");
        foreach (var one in list.Executions)
        {
            var took = Wording.Duration((one.StopDate ?? now) - one.StartDate);
            table.AddTexts(one.Name, Wording.Status(one.Status), Wording.Moment(one.StartDate), one.StopDate is null ? $"{took} so far" : took);
        }

        console.Write(table);
        if (list.HasMore)
        {
            console.WriteLine("There are older ones; --limit N lists more.");
        }
    }
}
