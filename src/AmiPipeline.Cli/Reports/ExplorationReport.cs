using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Cli.Reports;

/// <summary>Prints an exploration: the counts, a matrix of calls and faults, and what was not as promised.</summary>
/// <param name="writer">Where to.</param>
/// <param name="replay">The command that replays a key.</param>
internal sealed class ExplorationReport(TextWriter writer, Func<string, string> replay)
{
    // One character names a column.
    private const string Columns = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>Prints it.</summary>
    /// <param name="baseline">The execution without faults.</param>
    /// <param name="results">The results.</param>
    public void Write(Baseline baseline, IReadOnlyList<ExplorationResult> results)
    {
        foreach (var (scope, heading) in new[] { (FaultScope.Call, "Calls"), (FaultScope.Task, "Tasks"), (FaultScope.Resource, "New resources") })
        {
            Write(new ExplorationMatrix(results, scope), heading);
        }

        writer.WriteLine("✓ the right image  ○ the right image or a clean failure  ✗ see below");
        foreach (var result in results.Where(result => !result.Judgement.Verdict.IsGood()))
        {
            writer.WriteLine($"{VerdictText(result.Judgement.Verdict, 1)}: {result.Judgement.Reason}");
            writer.WriteLine($"  {replay(result.Key)}");
        }

        writer.WriteLine();
        writer.WriteLine($"{Wording.Count(baseline.Calls.Count, "call")} and {Wording.Count(baseline.Tasks.Values.Sum(), "task")} without faults; {Wording.Count(results.Count, "combination")} of faults, {results.Count(result => result.Faults.Count > 1)} of them pairs:");
        writer.WriteLine($"{CountsText(results)}.");
        writer.Flush();
    }

    /// <summary>How many results came to each verdict.</summary>
    /// <param name="results">The results.</param>
    public static string CountsText(IEnumerable<ExplorationResult> results) =>
        string.Join(", ", ExplorationResult.CountVerdicts(results).Select(count => VerdictText(count.Key, count.Value)));

    /// <summary>A count of a verdict, such as <c>2 leaks</c>.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="count">How many.</param>
    public static string VerdictText(Verdict verdict, int count) => Wording.Count(count, verdict switch
    {
        Verdict.RightImage => "right image",
        Verdict.CleanFailure => "clean failure",
        Verdict.NeedlessFailure => "needless failure",
        Verdict.Leak => "leak",
        Verdict.Lie => "lie",
        _ => "hang",
    });

    private void Write(ExplorationMatrix matrix, string heading)
    {
        if (matrix.Rows.Count == 0)
        {
            return;
        }

        var width = matrix.Rows.Append(heading).Max(row => row.Length);
        writer.WriteLine($"{heading.PadRight(width)}  {Columns[..matrix.Kinds.Count]}");
        foreach (var row in matrix.Rows)
        {
            writer.WriteLine($"{row.PadRight(width)}  {string.Concat(matrix.Kinds.Select(kind => matrix.Sign(row, kind)))}".TrimEnd());
        }

        writer.WriteLine();
        foreach (var (index, kind) in matrix.Kinds.Index())
        {
            writer.WriteLine($"  {Columns[index]}  {kind.Name,-26}  {kind.Title}");
        }

        writer.WriteLine();
    }
}
