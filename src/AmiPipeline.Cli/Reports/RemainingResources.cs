using AmiPipeline.Engines;

namespace AmiPipeline.Cli.Reports;

/// <summary>What clean-up had to leave, for a person.</summary>
internal static class RemainingResources
{
    /// <summary>Adds it as facts: each resource with its state and the reason, and why something could not be listed.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="cleanUp">What became of what was made.</param>
    /// <param name="style">Spectre's style.</param>
    public static Facts AddRemaining(this Facts facts, CleanUpReport cleanUp, string style) =>
        facts.AddAll("Left", [.. cleanUp.Remaining.Select(resource => resource.ToString()), .. cleanUp.ListingFailures], style);
}
