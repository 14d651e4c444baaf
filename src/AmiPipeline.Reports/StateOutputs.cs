using System.Text.Json;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Reports;

/// <summary>What the function of a state returned, each time that it ran.</summary>
public static class StateOutputs
{
    /// <summary>The outputs, in the order of the history. One of another version of the function, which may be deployed, is left out.</summary>
    /// <typeparam name="T">The function's output.</typeparam>
    /// <param name="history">The execution's history.</param>
    /// <param name="stateName">The state, one of <see cref="StateNames"/>.</param>
    public static IEnumerable<T> Read<T>(IEnumerable<HistoryEvent> history, string stateName)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(history);
        var strands = new StrandTracker();
        var inState = new HashSet<ExecutionStrand>();
        foreach (var one in history)
        {
            var strand = strands.Take(one).Strand;
            if (one.Type == HistoryEventType.TaskStateEntered)
            {
                _ = one.Name == stateName ? inState.Add(strand) : inState.Remove(strand);
            }

            if (one is { Type: HistoryEventType.LambdaFunctionSucceeded, Output: { } output } && inState.Contains(strand) && TryRead<T>(output) is { } read)
            {
                yield return read;
            }
        }
    }

    private static T? TryRead<T>(string output)
        where T : class
    {
        try
        {
            return FunctionOutput.Read<T>(output);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
