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
}
