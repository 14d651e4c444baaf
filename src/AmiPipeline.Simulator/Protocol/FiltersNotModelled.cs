using AmiPipeline.Simulator.Coverage;

namespace AmiPipeline.Simulator.Protocol;

/// <summary>The filters that EC2 documents for an action and that are not modelled.</summary>
internal static class FiltersNotModelled
{
    private static readonly Lazy<Dictionary<string, HashSet<string>>> NotModelled = new(() => SimulatorCoverage.Actions
        .Where(action => action.Service == "ec2" && action.MissingFilters.Count > 0)
        .ToDictionary(action => action.Action, action => action.MissingFilters.ToHashSet(StringComparer.Ordinal)));

    public static bool Has(string action, string filter) => NotModelled.Value.TryGetValue(action, out var filters)
        && (filters.Contains(filter) || (filter.StartsWith(Filter.TagPrefix, StringComparison.Ordinal) && filters.Contains(Filter.TagPrefix + "<key>")));
}
