using System.Text.Json;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Cli.Engines;

/// <summary>What became of everything that an execution made and did not commit.</summary>
/// <param name="Removed">The ids of what was removed, in the order in which they were found.</param>
/// <param name="Left">What is left, each with its state and the reason.</param>
public sealed record CleanUpReport(IReadOnlyList<string> Removed, IReadOnlyList<string> Left)
{
    private const string StateName = "Clean up";

    /// <summary>Reads it from the laps of clean-up: what an earlier lap lists and the last one does not is removed.</summary>
    /// <param name="history">The execution's history.</param>
    public static CleanUpReport Of(IEnumerable<HistoryEvent> history)
    {
        var laps = Laps(history).ToList();
        var left = laps.Count == 0 ? [] : laps[^1];
        var leftIds = left.Select(IdOf).ToHashSet();
        return new CleanUpReport([.. laps.SelectMany(lap => lap).Select(IdOf).Distinct().Where(id => !leftIds.Contains(id))], left);
    }

    private static IEnumerable<List<string>> Laps(IEnumerable<HistoryEvent> history)
    {
        var isCleanUp = false;
        foreach (var happened in history)
        {
            isCleanUp = happened.Type == HistoryEventType.TaskStateEntered ? happened.Name == StateName : isCleanUp;
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

    private static string IdOf(string remaining) => remaining.Split(' ', 2)[0];
}
