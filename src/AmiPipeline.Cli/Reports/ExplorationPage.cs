using System.Net;
using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;

namespace AmiPipeline.Cli.Reports;

/// <summary>An exploration as a page: a cell for each kind of fault at each call, with its keys and reasons.</summary>
/// <param name="writer">Where to.</param>
/// <param name="requestPath">The request's file.</param>
/// <param name="replay">The command that replays a key.</param>
internal sealed class ExplorationPage(TextWriter writer, string requestPath, Func<string, string> replay)
{
    private const string Style = """
        body { font: 14px/1.4 system-ui, sans-serif; margin: 2em; }
        table { border-collapse: collapse; margin: 1em 0; }
        th, td { border: 1px solid #ccc; padding: 2px 6px; text-align: center; }
        th.row { text-align: left; font-weight: normal; font-family: ui-monospace, monospace; }
        thead th { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; font-weight: normal; }
        .right { background: #d9f2d9; } .clean { background: #eef3fb; } .bad { background: #f8c9c9; font-weight: bold; }
        """;

    /// <summary>Writes it.</summary>
    /// <param name="baseline">The execution without faults.</param>
    /// <param name="results">The results.</param>
    public void Write(Baseline baseline, IReadOnlyList<ExplorationResult> results)
    {
        writer.WriteLine($"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Text(requestPath)} under every fault</title><style>{Style}</style></head><body>");
        writer.WriteLine($"<h1>{Text(requestPath)} under every fault</h1>");
        writer.WriteLine($"<p>{baseline.Calls.Count} calls and {baseline.Tasks.Values.Sum()} tasks without faults; {results.Count} combinations of faults: {ExplorationReport.CountsText(results)}.</p>");
        foreach (var scope in Enum.GetValues<FaultScope>())
        {
            Write(new ExplorationMatrix(results, scope));
        }

        writer.WriteLine("<p>A cell has the number of right images, and after a plus sign that of clean failures; what is not as promised is red. Point at a cell for its details.</p>");
        Write([.. results.Where(result => !result.Judgement.Verdict.IsGood())]);
        writer.WriteLine("</body></html>");
        writer.Flush();
    }

    private void Write(ExplorationMatrix matrix)
    {
        if (matrix.Rows.Count == 0)
        {
            return;
        }

        writer.WriteLine($"<table><thead><tr><td></td>{string.Concat(matrix.Kinds.Select(kind => $"<th>{Text(kind.Title)}</th>"))}</tr></thead><tbody>");
        foreach (var row in matrix.Rows)
        {
            writer.WriteLine($"<tr><th class=\"row\">{Text(row)}</th>{string.Concat(matrix.Kinds.Select(kind => Cell(matrix[row, kind])))}</tr>");
        }

        writer.WriteLine("</tbody></table>");
    }

    private static string Cell(IReadOnlyList<ExplorationResult> results)
    {
        if (results.Count == 0)
        {
            return "<td></td>";
        }

        var style = results.Any(result => !result.Judgement.Verdict.IsGood()) ? "bad" : results.Any(result => result.Judgement.Verdict == Verdict.CleanFailure) ? "clean" : "right";
        var details = string.Join('\n', results.Select(result => $"{result.Key}: {result.Judgement.Verdict}: {result.Judgement.Reason}"));
        return $"<td class=\"{style}\" title=\"{Text(details)}\">{ExplorationResult.Shorten(results, bad => $"✗{bad}")}</td>";
    }

    private void Write(IReadOnlyList<ExplorationResult> bad)
    {
        if (bad.Count > 0)
        {
            writer.WriteLine($"<h2>Not as promised</h2><ul>{string.Concat(bad.Select(result => $"<li>{Text(result.Judgement.Verdict.ToString())}: {Text(result.Judgement.Reason)}<br><code>{Text(replay(result.Key))}</code></li>"))}</ul>");
        }
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
