using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;

namespace AmiPipeline.Exploration;

/// <summary>One combination of faults with its judgement.</summary>
/// <param name="Faults">The faults.</param>
/// <param name="Judgement">The judgement.</param>
/// <param name="HasStruck">Whether all of them struck: after one of a pair, the execution may never come to the other.</param>
public sealed record ExplorationResult(IReadOnlyList<PlannedFault> Faults, Judgement Judgement, bool HasStruck)
{
    /// <summary>The key that replays it.</summary>
    public string Key => PlannedFault.KeyOf(Faults);

    /// <summary>How many results came to each verdict: every verdict, in their order.</summary>
    /// <param name="results">The results.</param>
    public static IReadOnlyDictionary<Verdict, int> CountVerdicts(IEnumerable<ExplorationResult> results)
    {
        var counts = results.CountBy(result => result.Judgement.Verdict).ToDictionary();
        return new OrderedDictionary<Verdict, int>(Enum.GetValues<Verdict>().Select(verdict => KeyValuePair.Create(verdict, counts.GetValueOrDefault(verdict))));
    }

    /// <summary>A short text of several results: the number of right images, and after a plus sign that of clean failures.</summary>
    /// <param name="results">The results.</param>
    /// <param name="bad">Writes the number of all others, if there are any.</param>
    public static string Shorten(IReadOnlyCollection<ExplorationResult> results, Func<int, string> bad)
    {
        var counts = CountVerdicts(results);
        var (right, clean) = (counts[Verdict.RightImage], counts[Verdict.CleanFailure]);
        return results.Count == 0 ? "" : $"{right}{(clean > 0 ? $"+{clean}" : "")}{(results.Count > right + clean ? $" {bad(results.Count - right - clean)}" : "")}";
    }
}
