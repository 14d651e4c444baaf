using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Errors;
using AmiPipeline.Slots;

namespace AmiPipeline.Engines.Fleets;

/// <summary>What an execution of the pipeline waits for: a quota of EC2, or its turn in the queue of copies.</summary>
/// <param name="InQueue">Its place in the queue, such as <c>waiting for 1 of 20 copy slots in eu-west-1, 14 ahead</c>; null if EC2 itself keeps it waiting.</param>
public sealed record QuotaWait(string? InQueue)
{
    private static readonly string Snapshots = LoopStates.Wait(LoopStates.Snapshots);
    private static readonly string Copies = LoopStates.Wait(StateNames.CopyImages);

    /// <summary>Reads it from the history of an execution.</summary>
    /// <param name="stepFunctions">Step Functions.</param>
    /// <param name="executionArn">The execution.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The wait; null if it waits for neither.</returns>
    public static async Task<QuotaWait?> ReadAsync(IAmazonStepFunctions stepFunctions, string executionArn, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stepFunctions);
        var newest = new GetExecutionHistoryRequest { ExecutionArn = executionArn, ReverseOrder = true, MaxResults = 1, IncludeExecutionData = true };
        return From((await stepFunctions.GetExecutionHistoryAsync(newest, cancellation)).Events.FirstOrDefault());
    }

    /// <summary>Reads it from an execution's last event: a function that met a limit is to be tried again, or the wait for snapshots or copies has some that could not be started.</summary>
    /// <param name="last">The last event, with its data; null if there is none.</param>
    /// <returns>The wait; null if it waits for neither.</returns>
    public static QuotaWait? From(HistoryEvent? last)
    {
        if (last?.LambdaFunctionFailedEventDetails is { } failed)
        {
            return failed.Error == nameof(QuotaExceededException) ? new QuotaWait(InQueue: null)
                : SlotWait.IsError(failed.Error) ? new QuotaWait(SlotWait.Find(Failure.From(new StateError(failed.Error, failed.Cause)).Cause))
                : null;
        }

        return last?.StateEnteredEventDetails is { Input: { } input } entered && (entered.Name == Snapshots || entered.Name == Copies) ? Read(input, entered.Name == Copies) : null;
    }

    private static QuotaWait? Read(string input, bool isOfCopies)
    {
        using var document = JsonDocument.Parse(input);
        if (!isOfCopies)
        {
            return NotStarted(document.RootElement);
        }

        return document.RootElement.TryGetProperty("result", out var result) && result.TryGetProperty("copies", out var copies) && copies.TryGetProperty("items", out var items)
            ? items.EnumerateArray().Select(copy => copy.TryGetProperty("waits", out var waits) ? new QuotaWait(waits.GetString()) : NotStarted(copy)).FirstOrDefault(wait => wait is not null)
            : null;
    }

    private static QuotaWait? NotStarted(JsonElement data) =>
        data.TryGetProperty("snapshots", out var snapshots) && snapshots.TryGetProperty("notStarted", out var devices) && devices.GetArrayLength() > 0
            ? new QuotaWait(snapshots.TryGetProperty("refusal", out var refusal) ? SlotWait.Find(refusal.GetString()) : null)
            : null;
}
