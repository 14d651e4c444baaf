using AmiPipeline.Cli.Json;
using AmiPipeline.Documents;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Cli.Reports;

/// <summary>Prints how an execution of any definition ended.</summary>
/// <param name="writer">Where to.</param>
internal sealed class StatesReport(TextWriter writer)
{
    /// <summary>Prints it.</summary>
    /// <param name="execution">An execution that has ended.</param>
    /// <param name="withHistory">Whether to print its events first.</param>
    public void Write(Execution execution, bool withHistory)
    {
        if (withHistory)
        {
            writer.WriteLine(HistoryJson.ToJson(execution.History));
            foreach (var child in execution.SelfAndChildren.Skip(1))
            {
                writer.WriteLine($"Child execution {child.Arn}");
                writer.WriteLine(HistoryJson.ToJson(child.History));
            }
        }

        foreach (var run in execution.SelfAndChildren.SelectMany(one => one.MapRuns))
        {
            writer.WriteLine($"Map Run of {run.StateName}: {Describe(run.ItemCounts)}");
        }

        var took = Wording.Duration(execution.StopTime!.Value - execution.StartTime);
        writer.WriteLine($"{StatesJson.StatusName(execution.Status)} after {took} of virtual time and {Wording.Count(execution.StateTransitions, "state transition")}");
        if (execution.Output is { } output)
        {
            writer.WriteLine(ReadableJson.Indent(output));
        }

        WriteFact("Error", execution.Error);
        WriteFact("Cause", execution.Cause);
    }

    private static string Describe(MapRunCounts items)
    {
        var ends = new[] { (items.Succeeded, "succeeded"), (items.Failed, "failed"), (items.TimedOut, "timed out"), (items.Aborted, "aborted"), (items.Pending, "not started") };
        return string.Join(", ", ends.Where(end => end.Item1 > 0).Select(end => $"{end.Item1} {end.Item2}").Prepend(Wording.Count(items.Total, "item")));
    }

    private void WriteFact(string heading, string? text)
    {
        if (text is not null)
        {
            writer.WriteLine($"{heading}: {text}");
        }
    }
}
