using System.Text.Json;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.CleanUp;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Engines;

/// <summary>What became of everything that an execution made and did not commit.</summary>
/// <param name="Removed">The ids of what was removed, in the order in which they were found.</param>
/// <param name="Remaining">What is left.</param>
/// <param name="ListingFailures">Which listings failed at the end, each with the reason: what they would have shown is not known.</param>
public sealed record CleanUpReport(IReadOnlyList<string> Removed, IReadOnlyList<UncommittedResource> Remaining, IReadOnlyList<string> ListingFailures)
{
    /// <summary>Whether nothing is left as far as is known, and everything could be listed.</summary>
    public bool IsComplete => Remaining.Count == 0 && ListingFailures.Count == 0;

    /// <summary>Reads it from the passes of clean-up: what an earlier pass lists and a later one does not is removed.</summary>
    /// <remarks>A pass that could not list everything proves nothing about what it does not list.</remarks>
    /// <param name="history">The execution's history.</param>
    public static CleanUpReport From(IEnumerable<HistoryEvent> history)
    {
        var found = new List<string>();
        var remaining = new Dictionary<string, UncommittedResource>();
        IReadOnlyList<string> failures = [];
        foreach (var pass in Passes(history))
        {
            var listed = pass.Remaining.DistinctBy(resource => resource.Id).ToDictionary(resource => resource.Id);
            failures = pass.ListingFailures;
            found.AddRange(listed.Keys.Except(found).ToList());
            remaining = failures.Count == 0 ? listed : remaining.Concat(listed).GroupBy(entry => entry.Key).ToDictionary(same => same.Key, same => same.Last().Value);
        }

        return new CleanUpReport([.. found.Where(id => !remaining.ContainsKey(id))], [.. remaining.Values], failures);
    }

    private static IEnumerable<CleanUpProgress> Passes(IEnumerable<HistoryEvent> history)
    {
        var strands = new StrandTracker();
        var cleaning = new HashSet<ExecutionStrand>();
        foreach (var one in history)
        {
            var strand = strands.Take(one).Strand;
            if (one.Type == HistoryEventType.TaskStateEntered)
            {
                _ = one.Name == StateNames.CleanUp ? cleaning.Add(strand) : cleaning.Remove(strand);
            }

            if (one is { Type: HistoryEventType.LambdaFunctionSucceeded, Output: { } output } && cleaning.Contains(strand) && Read(output) is { } pass)
            {
                yield return pass;
            }
        }
    }

    // A deployed function may be older or newer than this program; its own failure still says what is left.
    private static CleanUpProgress? Read(string output)
    {
        try
        {
            return FunctionOutput.Read<CleanUpProgress>(output);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
