using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;

namespace AmiPipeline.Exploration;

/// <summary>Runs a request under every fault, each time in its own world, and judges the outcome.</summary>
/// <param name="subject">What is explored.</param>
/// <param name="memory">What functions have done in trials of the subject, which they need not do again. Default, null: every function runs each time.</param>
public sealed class Explorer(ExplorationSubject subject, FunctionMemory? memory = null)
{
    private readonly Judge _judge = new(subject);

    /// <summary>The combinations of faults to explore.</summary>
    /// <param name="execution">The execution without faults.</param>
    /// <param name="kinds">The kinds of faults.</param>
    /// <param name="pairs">Which pairs.</param>
    /// <param name="sample">How many pairs a sample has.</param>
    public IReadOnlyList<IReadOnlyList<PlannedFault>> Combinations(Baseline execution, IReadOnlyCollection<FaultKind> kinds, Pairs pairs, int sample)
    {
        ArgumentNullException.ThrowIfNull(execution);
        var singles = execution.Faults(kinds).ToList();
        return [.. singles.Select(fault => new[] { fault }), .. PairsOf(singles, pairs, sample)];
    }

    /// <summary>Explores combinations on all cores. The results follow from the subject alone, in the order of the combinations.</summary>
    /// <param name="combinations">The combinations.</param>
    /// <param name="repeats">Whether the same request runs again after each.</param>
    /// <param name="onResult">Takes each result as it comes, in any order, one at a time.</param>
    /// <param name="cancellationToken">Ends the exploration early.</param>
    public async Task<IReadOnlyList<ExplorationResult>> ExploreAsync(
        IReadOnlyList<IReadOnlyList<PlannedFault>> combinations, bool repeats, Action<ExplorationResult>? onResult = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(combinations);
        var results = new ExplorationResult[combinations.Count];
        var gate = new Lock();
        await Parallel.ForAsync(0, combinations.Count, cancellationToken, async (index, _) =>
        {
            var result = await ExploreAsync(combinations[index], repeats);
            results[index] = result;
            lock (gate)
            {
                onResult?.Invoke(result);
            }
        });
        return results;
    }

    /// <summary>Explores one combination.</summary>
    /// <param name="faults">The faults.</param>
    /// <param name="repeats">Whether the same request runs again.</param>
    public async Task<ExplorationResult> ExploreAsync(IReadOnlyList<PlannedFault> faults, bool repeats)
    {
        ArgumentNullException.ThrowIfNull(faults);
        using var trial = new Trial(subject, faults, memory);
        var record = await trial.RunAsync(repeats && PlannedFault.MayRepeat(faults));
        return new ExplorationResult(faults, _judge.Decide(record), record.HasStruck);
    }

    private List<IReadOnlyList<PlannedFault>> PairsOf(List<PlannedFault> singles, Pairs pairs, int sample)
    {
        if (pairs == Pairs.All)
        {
            return [.. from first in Enumerable.Range(0, singles.Count)
                   from second in Enumerable.Range(first + 1, singles.Count - first - 1)
                   where singles[first].Target != singles[second].Target
                   select (IReadOnlyList<PlannedFault>)[singles[first], singles[second]]];
        }

        var random = new Random(subject.Seed);
        return pairs == Pairs.None || singles.Count == 0 ? [] : [.. Enumerable.Range(0, sample)
            .Select(_ => (First: random.Next(singles.Count), Second: random.Next(singles.Count)))
            .Where(pair => singles[pair.First].Target != singles[pair.Second].Target)
            .Select(pair => (IReadOnlyList<PlannedFault>)[singles[Math.Min(pair.First, pair.Second)], singles[Math.Max(pair.First, pair.Second)]])];
    }
}
