using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;

namespace AmiPipeline.Exploration;

/// <summary>The single faults' results as a table: a row for each action, state or kind of resource, a column for each kind of fault.</summary>
public sealed class ExplorationMatrix
{
    private readonly Dictionary<(string Row, string Kind), List<ExplorationResult>> _cells;

    /// <summary>Makes the table of one scope.</summary>
    /// <param name="results">The results; pairs are left out.</param>
    /// <param name="scope">The scope.</param>
    public ExplorationMatrix(IReadOnlyList<ExplorationResult> results, FaultScope scope)
    {
        var singles = results.Where(result => result.Faults is [var fault] && fault.Target.Scope == scope).ToList();
        Rows = [.. singles.Select(result => result.Faults[0].Target.Name).Distinct()];
        var used = singles.Select(result => result.Faults[0].Kind.Name).ToHashSet();
        Kinds = [.. FaultKinds.All.Where(kind => kind.Scope == scope && used.Contains(kind.Name)).DistinctBy(kind => kind.Name)];
        _cells = singles.GroupBy(result => (result.Faults[0].Target.Name, result.Faults[0].Kind.Name)).ToDictionary(group => group.Key, group => group.ToList());
    }

    /// <summary>The rows, in the order of the execution.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<FaultKind> Kinds { get; }

    /// <summary>The results of a row and a column; empty if the fault cannot strike.</summary>
    /// <param name="row">The row.</param>
    /// <param name="kind">The column.</param>
    public IReadOnlyList<ExplorationResult> this[string row, FaultKind kind] => _cells.GetValueOrDefault((row, kind?.Name ?? "")) ?? [];

    /// <summary>The sign of a cell: <c>✓</c> for the right image each time, <c>○</c> for clean failures among them, <c>✗</c> for anything else among them, a space for none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="kind">The column.</param>
    public char Sign(string row, FaultKind kind)
    {
        var cell = this[row, kind];
        return cell.Count == 0 ? ' '
            : cell.Any(result => !result.Judgement.Verdict.IsGood()) ? '✗'
            : cell.All(result => result.Judgement.Verdict == Verdict.RightImage) ? '✓'
            : '○';
    }
}
