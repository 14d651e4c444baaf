using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Lineage;

/// <summary>The steps of a lineage, numbered as they are added.</summary>
internal sealed class LineageSteps
{
    private readonly List<LineageStep> _steps = [];

    /// <summary>All steps so far, in their order.</summary>
    public IReadOnlyList<LineageStep> All => _steps;

    /// <summary>Adds a step.</summary>
    /// <param name="call">The calls; null for a state.</param>
    /// <param name="about">What follows the calls, with its punctuation; or the state. Default: nothing.</param>
    /// <returns>Its number.</returns>
    public int Add(string? call, string about = "")
    {
        _steps.Add(new LineageStep(_steps.Count + 1, call, about));
        return _steps.Count;
    }

    /// <summary>How a step shows the keys of its volumes; empty if there are none.</summary>
    /// <param name="volumes">The volumes or snapshots.</param>
    public static string UnderKeys(IReadOnlyList<LineageVolume> volumes)
    {
        var keys = volumes.Where(volume => volume.Keys.Count > 0).Select(volume => volume.Keys[0]).Distinct().Count();
        return keys == 0 ? "" : keys == volumes.Count && keys > 1 ? ", each under its own key" : $" under {Wording.Count(keys, "key")}";
    }
}
