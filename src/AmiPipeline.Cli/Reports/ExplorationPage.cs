using System.Net;
using AmiPipeline.Cli.Html;
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
        td { text-align: center } th.row { text-align: left; font-weight: normal; font-family: ui-monospace, monospace }
        thead th { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; font-weight: normal; }
        .right { background: var(--good-back) } .clean { background: var(--calm-back) } td.bad { background: var(--bad-back); font-weight: bold }
        """;

    /// <summary>Writes it.</summary>
    /// <param name="baseline">The execution without faults.</param>
    /// <param name="results">The results.</param>
    public void Write(Baseline baseline, IReadOnlyList<ExplorationResult> results)
    {
        var page = HtmlPage.Begin(new MarkupWriter(writer), $"{requestPath} under every fault", Style);
        writer.WriteLine($"<h1>{Text(requestPath)} under every fault</h1>");
        writer.WriteLine($"<p>{baseline.Calls.Count} calls and {baseline.Tasks.Values.Sum()} tasks without faults; {results.Count} combinations of faults: {ExplorationReport.CountsText(results)}.</p>");
        foreach (var scope in Enum.GetValues<FaultScope>())
        {
            Write(new ExplorationMatrix(results, scope));
        }

        writer.WriteLine("<p>A cell has the number of right images, and after a plus sign that of clean failures; what is not as promised is red. Point at a cell for its details.</p>");
        Write([.. results.Where(result => !result.Judgement.Verdict.IsGood())]);
        page.Dispose();
        writer.Flush();
    }

    private void Write(ExplorationMatrix matrix)
    {
        if (matrix.Rows.Count == 0)
        {
            return;
        }

        writer.WriteLine($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Faults and calls\"><table><thead><tr><td></td>{string.Concat(matrix.Kinds.Select(kind => $"<th scope=\"col\">{Text(kind.Title)}</th>"))}</tr></thead><tbody>");
        foreach (var row in matrix.Rows)
        {
            writer.WriteLine($"<tr><th scope=\"row\" class=\"row\">{Text(row)}</th>{string.Concat(matrix.Kinds.Select(kind => Cell(matrix[row, kind])))}</tr>");
        }

        writer.WriteLine("</tbody></table></div>");
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
