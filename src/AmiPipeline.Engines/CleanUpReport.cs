using System.Text.Json;
using System.Text.RegularExpressions;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Engines;

/// <summary>What became of everything that an execution made and did not commit.</summary>
/// <param name="Removed">The ids of what was removed, in the order in which they were found.</param>
/// <param name="Left">What is left, each with its state and the reason, and why something could not be listed.</param>
public sealed partial record CleanUpReport(IReadOnlyList<string> Removed, IReadOnlyList<string> Left)
{
    /// <summary>Reads it from the laps of clean-up: what an earlier lap lists and a later one does not is removed.</summary>
    /// <remarks>A lap that could not list everything proves nothing about what it does not list.</remarks>
    /// <param name="history">The execution's history.</param>
    public static CleanUpReport Of(IEnumerable<HistoryEvent> history)
    {
        var found = new List<string>();
        var left = new Dictionary<string, string>();
        List<string> faults = [];
        foreach (var lap in Laps(history))
        {
            var listed = lap.Where(entry => IdOf(entry) is not null).DistinctBy(IdOf).ToDictionary(entry => IdOf(entry)!);
            faults = [.. lap.Except(listed.Values)];
            found.AddRange(listed.Keys.Except(found).ToList());
            left = faults.Count == 0 ? listed : left.Concat(listed).GroupBy(entry => entry.Key).ToDictionary(same => same.Key, same => same.Last().Value);
        }

        return new CleanUpReport([.. found.Where(id => !left.ContainsKey(id))], [.. left.Values, .. faults]);
    }

    private static IEnumerable<List<string>> Laps(IEnumerable<HistoryEvent> history)
    {
        var isCleanUp = false;
        foreach (var happened in history)
        {
            isCleanUp = happened.Type == HistoryEventType.TaskStateEntered ? happened.Name == StateNames.CleanUp : isCleanUp;
            if (isCleanUp && happened is { Type: HistoryEventType.LambdaFunctionSucceeded, Output: { } output })
            {
                yield return Remaining(output);
            }
        }
    }

    private static List<string> Remaining(string output)
    {
        using var progress = JsonDocument.Parse(output);
        return progress.RootElement.TryGetProperty("remaining", out var remaining)
            ? [.. remaining.EnumerateArray().Select(item => item.GetString() ?? "")]
            : [];
    }

    private static string? IdOf(string remaining) => ResourceId().Match(remaining) is { Success: true } id ? id.Value : null;

    [GeneratedRegex("^(ami|i|vol|snap)-[0-9a-f]+")]
    private static partial Regex ResourceId();
}
