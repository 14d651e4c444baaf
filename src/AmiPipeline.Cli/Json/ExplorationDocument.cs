using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Oracles;

namespace AmiPipeline.Cli.Json;

/// <summary>The document of <c>explore</c>.</summary>
/// <param name="Calls">How many calls the execution without faults makes.</param>
/// <param name="Tasks">How many tasks it has.</param>
/// <param name="Combinations">How many combinations of faults were explored.</param>
/// <param name="Struck">In how many of them every fault struck.</param>
/// <param name="Verdicts">How many came to each verdict.</param>
/// <param name="Results">Every combination, in order.</param>
internal sealed record ExplorationDocument(
    int Calls, int Tasks, int Combinations, int Struck, IReadOnlyDictionary<string, int> Verdicts, IReadOnlyList<ExplorationDocument.Result> Results)
{
    /// <summary>One combination of faults.</summary>
    /// <param name="Faults">The key that replays it.</param>
    /// <param name="Verdict">The verdict.</param>
    /// <param name="Reason">What speaks for it.</param>
    /// <param name="Replay">The command that replays it; null for what is as promised.</param>
    internal sealed record Result(string Faults, Verdict Verdict, string Reason, string? Replay);

    /// <summary>Makes it.</summary>
    /// <param name="baseline">The execution without faults.</param>
    /// <param name="results">The results.</param>
    /// <param name="replay">The command that replays a key.</param>
    public static ExplorationDocument Create(Baseline baseline, IReadOnlyList<ExplorationResult> results, Func<string, string> replay) => new(
        baseline.Calls.Count,
        baseline.Tasks.Values.Sum(),
        results.Count,
        results.Count(result => result.HasStruck),
        ExplorationResult.CountVerdicts(results).ToDictionary(count => count.Key.ToString(), count => count.Value),
        [.. results.Select(result => new Result(result.Key, result.Judgement.Verdict, result.Judgement.Reason, result.Judgement.Verdict.IsGood() ? null : replay(result.Key)))]);
}
