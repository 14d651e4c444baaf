using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Cli.Reports;

/// <summary>An exploration as a page: a cell for each kind of fault at each call, below it every combination with its reason, and how to replay what is not as promised.</summary>
/// <param name="writer">Where to.</param>
/// <param name="requestPath">The request's file.</param>
/// <param name="replay">The command that replays a key.</param>
internal sealed class ExplorationPage(TextWriter writer, string requestPath, Func<string, string> replay)
{
    // Some 350 bytes each, and 500 of those that are listed twice.
    private const int MaxListed = 6_000;
    private const int MaxBad = 1_000;
    private const int MaxReason = 200;

    private const string Style = """
        .matrix td { text-align: center; min-width: 0 } .matrix th.row, .matrix thead td { text-align: left; font-weight: normal; position: sticky; left: 0; background: var(--back); background-clip: padding-box }
        .matrix thead th { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; font-weight: normal; white-space: nowrap }
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
            WriteBad([.. results.Where(result => !result.Judgement.Verdict.IsGood())]);
            _markup.Element("p", "A cell has the number of right images, and after a plus sign that of clean failures; what is not as promised is red. Each row leads to its combinations.");
            var listed = Listed(results).Where(result => result.Faults.Count == 1).Select(result => IdOf(result.Faults[0].Target.Scope, result.Faults[0].Target.Name)).ToHashSet();
            foreach (var (scope, caption) in new[] { (FaultScope.Call, "Faults of calls"), (FaultScope.Task, "Faults of tasks"), (FaultScope.Resource, "Faults of new resources") })
            {
                WriteMatrix(new ExplorationMatrix(results, scope), scope, caption, listed);
            }

            WriteCombinations(results);
        }

        writer.Flush();
    }

    private void WriteMatrix(ExplorationMatrix matrix, FaultScope scope, string caption, HashSet<string> listed)
    {
        if (matrix.Rows.Count == 0)
        {
            return;
        }

        using var scroll = HtmlPage.Scroll(_markup, caption);
        using var table = _markup.Begin("table", ("class", "matrix"));
        _markup.Element("caption", caption);
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
            var id = IdOf(scope, row);
            new HtmlCell(row, "row mono", Link: listed.Contains(id) ? $"#{id}" : null).WriteTo(_markup, "th", ("scope", "row"));
            foreach (var kind in matrix.Kinds)
            {
                WriteCell(matrix[row, kind]);
            }
        }
    }

    private void WriteCell(IReadOnlyList<ExplorationResult> cell)
    {
        var style = cell.Count == 0 ? null : cell.Any(result => !result.Judgement.Verdict.IsGood()) ? "bad" : cell.Any(result => result.Judgement.Verdict == Verdict.CleanFailure) ? "clean" : "right";
        _markup.Element("td", ExplorationResult.Shorten(cell, bad => $"✗{bad}"), ("class", style));
    }

    private void WriteBad(IReadOnlyList<ExplorationResult> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        _markup.Element("h2", "Not as promised");
        if (results.Count > MaxBad)
        {
            _markup.Element("p", $"The first {MaxBad} of {results.Count}; --output json has all.", ("class", "muted"));
        }

        using var list = _markup.Begin("ul");
        foreach (var result in results.Take(MaxBad))
        {
            using var item = _markup.Begin("li");
            _markup.Element("div", $"{ExplorationReport.VerdictText(result.Judgement.Verdict, 1)}: {LongText.Cut(result.Judgement.Reason, MaxReason)}");
            _markup.Element("code", replay(result.Key));
        }
    }

    // Each group is closed until somebody opens it: thousands of rows are too many to scroll past.
    private void WriteCombinations(IReadOnlyList<ExplorationResult> results)
    {
        _markup.Element("h2", "Combinations");
        if (results.Count > MaxListed)
        {
            _markup.Element("p", $"{MaxListed} of {results.Count}: what is not as promised first, then single faults before pairs; --output json has all.", ("class", "muted"));
        }

        foreach (var group in Listed(results).GroupBy(result => result.Faults is [var only] ? (only.Target.Scope, only.Target.Name) : (default(FaultScope), "")))
        {
            var (scope, row) = group.Key;
            using var details = _markup.Begin("details", ("id", row.Length == 0 ? "pairs" : IdOf(scope, row)));
            var title = row.Length == 0 ? "Pairs of faults" : row;
            _markup.Element("summary", $"{title}: {Wording.Count(group.Count(), "combination")}");
            var table = new HtmlTable(title, "Faults", "Outcome", "Because");
            foreach (var result in group)
            {
                table.Add(HtmlCell.Mono(result.Key), new(ExplorationReport.VerdictText(result.Judgement.Verdict, 1), result.Judgement.Verdict.IsGood() ? null : "bad"), LongText.Cut(result.Judgement.Reason, MaxReason));
            }

            table.WriteTo(_markup);
        }
    }

    private static IEnumerable<ExplorationResult> Listed(IReadOnlyList<ExplorationResult> results) =>
        results.OrderBy(result => result.Judgement.Verdict.IsGood()).ThenBy(result => result.Faults.Count).Take(MaxListed).OrderBy(result => result.Faults.Count);

    private static string IdOf(FaultScope scope, string row) => string.Concat($"{scope}-{row}".Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '-'));
}
