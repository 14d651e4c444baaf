using AmiPipeline.Reports.Texts;
using AmiPipeline.Simulator.Coverage;

namespace AmiPipeline.Cli.Reports;

/// <summary>Prints which parts of AWS's API the simulator models.</summary>
/// <param name="writer">Where to.</param>
internal sealed class CoverageReport(TextWriter writer)
{
    /// <summary>Prints for each service how many actions there are, and for each modelled one what it rejects.</summary>
    /// <param name="actions">Every action.</param>
    public void Write(IReadOnlyList<ActionCoverage> actions)
    {
        foreach (var service in actions.GroupBy(action => action.Service))
        {
            var modelled = service.Where(action => action.IsModelled).ToList();
            writer.WriteLine($"{service.Key}: {modelled.Count} of {Wording.Count(service.Count(), "action")}; the others are rejected by name");
            foreach (var action in modelled)
            {
                writer.WriteLine($"  {action.Action}: {Share(action.Parameters, action.MissingParameters, "parameter")}{Filters(action)}");
                WriteMissing("parameters", action.MissingParameters);
                WriteMissing("filters", action.MissingFilters);
            }
        }
    }

    private static string Filters(ActionCoverage action) =>
        action.Filters.Count + action.MissingFilters.Count == 0 ? "" : $", {Share(action.Filters, action.MissingFilters, "filter")}";

    private static string Share(IReadOnlyList<string> taken, IReadOnlyList<string> missing, string noun) =>
        $"{taken.Count} of {Wording.Count(taken.Count + missing.Count, noun)}";

    private void WriteMissing(string what, IReadOnlyList<string> missing)
    {
        if (missing.Count > 0)
        {
            writer.WriteLine($"    rejected {what}: {string.Join(", ", missing)}");
        }
    }
}
