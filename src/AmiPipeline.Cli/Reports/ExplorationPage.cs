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

    private readonly MarkupWriter _markup = new(writer);

    /// <summary>Writes it.</summary>
    /// <param name="baseline">The execution without faults.</param>
    /// <param name="results">The results.</param>
    public void Write(Baseline baseline, IReadOnlyList<ExplorationResult> results)
    {
        using (HtmlPage.Begin(_markup, $"{requestPath} under every fault", Style))
        {
            _markup.Element("h1", $"{requestPath} under every fault");
            _markup.Element("p", $"{baseline.Calls.Count} calls and {baseline.Tasks.Values.Sum()} tasks without faults; {results.Count} combinations of faults: {ExplorationReport.CountsText(results)}.");
            foreach (var scope in Enum.GetValues<FaultScope>())
            {
                Write(new ExplorationMatrix(results, scope));
            }

            _markup.Element("p", "A cell has the number of right images, and after a plus sign that of clean failures; what is not as promised is red. Point at a cell for its details.");
            WriteBad([.. results.Where(result => !result.Judgement.Verdict.IsGood())]);
        }

        writer.Flush();
    }

    private void Write(ExplorationMatrix matrix)
    {
        if (matrix.Rows.Count == 0)
        {
            return;
        }

        using var scroll = HtmlPage.Scroll(_markup, "Faults and calls");
        using var table = _markup.Begin("table");
        using (_markup.Begin("thead"))
        using (_markup.Begin("tr"))
        {
            _markup.Element("td", "");
            foreach (var kind in matrix.Kinds)
            {
                _markup.Element("th", kind.Title, ("scope", "col"));
            }
        }

        using var body = _markup.Begin("tbody");
        foreach (var row in matrix.Rows)
        {
            using var line = _markup.Begin("tr");
            _markup.Element("th", row, ("scope", "row"), ("class", "row"));
            foreach (var kind in matrix.Kinds)
            {
                WriteCell(matrix[row, kind]);
            }
        }
    }

    private void WriteCell(IReadOnlyList<ExplorationResult> cell)
    {
        if (cell.Count == 0)
        {
            _markup.Element("td", "");
            return;
        }

        var style = cell.Any(result => !result.Judgement.Verdict.IsGood()) ? "bad" : cell.Any(result => result.Judgement.Verdict == Verdict.CleanFailure) ? "clean" : "right";
        var details = string.Join('\n', cell.Select(result => $"{result.Key}: {result.Judgement.Verdict}: {result.Judgement.Reason}"));
        _markup.Element("td", ExplorationResult.Shorten(cell, bad => $"✗{bad}"), ("class", style), ("title", details));
    }

    private void WriteBad(IReadOnlyList<ExplorationResult> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        _markup.Element("h2", "Not as promised");
        using var list = _markup.Begin("ul");
        foreach (var result in results)
        {
            using var item = _markup.Begin("li");
            _markup.Element("div", $"{result.Judgement.Verdict}: {result.Judgement.Reason}");
            _markup.Element("code", replay(result.Key));
        }
    }
}
