using System.Text.Json;
using Amazon.StepFunctions.Model;
using AmiPipeline.Errors;

namespace AmiPipeline.Engines.Fleets;

/// <summary>Whether an execution of the pipeline waits for a quota, by its last event.</summary>
internal static class QuotaWait
{
    private static readonly string Snapshots = LoopStates.Wait(LoopStates.Snapshots);

    /// <summary>A function that met the quota is to be tried again; or the wait for snapshots has some that could not be started.</summary>
    /// <param name="last">The last event; null if there is none.</param>
    public static bool Is(HistoryEvent? last) =>
        last?.LambdaFunctionFailedEventDetails?.Error == nameof(QuotaExceededException)
        || (last?.StateEnteredEventDetails is { } entered && entered.Name == Snapshots && entered.Input is { } input && HasNotStarted(input));

    private static bool HasNotStarted(string input)
    {
        using var data = JsonDocument.Parse(input);
        return data.RootElement.TryGetProperty("snapshots", out var snapshots) && snapshots.TryGetProperty("notStarted", out var devices) && devices.GetArrayLength() > 0;
    }
}
