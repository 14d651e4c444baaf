using System.Text.Json;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Engines;

/// <summary>Whether an execution had access to its source given.</summary>
internal static class SharingReport
{
    /// <summary>The account of the source that was shared; null where none was.</summary>
    /// <param name="history">The execution's history.</param>
    public static string? AccountOf(IEnumerable<HistoryEvent> history)
    {
        var shares = false;
        foreach (var happened in history)
        {
            shares = happened.Type == HistoryEventType.TaskStateEntered ? happened.Name == StateNames.ShareSource : shares;
            if (shares && happened is { Type: HistoryEventType.LambdaFunctionSucceeded, Output: { } output })
            {
                return Read(output)?.AccountId;
            }
        }

        return null;
    }

    // A deployed function may be older or newer than this program.
    private static SharedSource? Read(string output)
    {
        try
        {
            return FunctionOutput.Read<SharedSource>(output);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
