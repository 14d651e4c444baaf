using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Errors;

namespace AmiPipeline.Engines.Fleets;

/// <summary>
/// Reads the status of a fleet: counts with two calls, failures with one for each that is new and, on request, the last event of each execution of
/// the pipeline that runs.
/// </summary>
/// <param name="stepFunctions">Step Functions.</param>
public sealed partial class FleetReader(IAmazonStepFunctions stepFunctions)
{
    // The most that a response takes.
    private const int PageSize = 1000;

    private static readonly ExecutionStatus[] Failed = [ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT];

    // Failures stay as they are.
    private readonly Dictionary<string, FleetFailure> _failures = [];

    /// <summary>Reads it.</summary>
    /// <param name="execution">The execution of the fleet state machine.</param>
    /// <param name="readsQuota">Whether executions that wait for a quota are counted.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <exception cref="ForeignFleetException">It is an execution of another state machine.</exception>
    public async Task<FleetProgress> ReadAsync(ExecutionArn execution, bool readsQuota, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(execution);
        var described = await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = execution.ToString() }, cancellation);
        var fleet = FleetOf(described.Input) ?? throw new ForeignFleetException(described.ExecutionArn);
        var runs = await stepFunctions.ListMapRunsAsync(new ListMapRunsRequest { ExecutionArn = described.ExecutionArn }, cancellation);
        var progress = new FleetProgress
        {
            ExecutionArn = described.ExecutionArn,
            Fleet = fleet,
            Status = described.Status.Value,
            Started = described.StartDate!.Value.ToUniversalTime(),
            Stopped = described.StopDate?.ToUniversalTime(),
            Error = described.Error,
            Cause = described.Cause,
            Failures = [],
        };
        if (runs.MapRuns is not [var newest, ..])
        {
            return progress;
        }

        var items = (await stepFunctions.DescribeMapRunAsync(new DescribeMapRunRequest { MapRunArn = newest.MapRunArn }, cancellation)).ItemCounts;
        return progress with
        {
            Requests = items.Total ?? 0,
            Converted = items.Succeeded ?? 0,
            Running = items.Running ?? 0,
            Pending = items.Pending ?? 0,
            Aborted = items.Aborted ?? 0,
            Failures = items.Failed + items.TimedOut > 0 ? await FailuresAsync(newest.MapRunArn, cancellation) : [],
            Waits = !readsQuota ? null : items.Running > 0 ? await WaitsAsync(execution, fleet, cancellation) : [],
        };
    }

    /// <summary>The fleet's name in the input of an execution; null if it has none.</summary>
    /// <param name="input">The input; null if it is not known.</param>
    public static string? FleetOf(string? input)
    {
        try
        {
            return input is not null && JsonNode.Parse(input) is JsonObject { } fields ? (fields["fleet"] as JsonValue)?.GetValue<string>() : null;
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<FleetFailure>> FailuresAsync(string mapRunArn, CancellationToken cancellation)
    {
        List<FleetFailure> failures = [];
        foreach (var status in Failed)
        {
            var request = new ListExecutionsRequest { MapRunArn = mapRunArn, StatusFilter = status, MaxResults = PageSize };
            await foreach (var child in stepFunctions.Paginators.ListExecutions(request).Executions.WithCancellation(cancellation))
            {
                if (!_failures.TryGetValue(child.ExecutionArn, out var failure))
                {
                    _failures[child.ExecutionArn] = failure = Failure(await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = child.ExecutionArn }, cancellation));
                }

                failures.Add(failure);
            }
        }

        return [.. failures.OrderBy(failure => failure.Source, StringComparer.Ordinal).ThenBy(failure => failure.Execution, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<QuotaWait>> WaitsAsync(ExecutionArn execution, string fleet, CancellationToken cancellation)
    {
        var pipeline = execution.StateMachine with { Name = PipelineName.FromFleet(execution.StateMachineName) };
        var request = new ListExecutionsRequest { StateMachineArn = pipeline.ToString(), StatusFilter = ExecutionStatus.RUNNING, MaxResults = PageSize };
        List<QuotaWait> waits = [];
        await foreach (var running in stepFunctions.Paginators.ListExecutions(request).Executions.WithCancellation(cancellation))
        {
            if (IsOf(fleet, running.Name) && await QuotaWait.ReadAsync(stepFunctions, running.ExecutionArn, cancellation) is { } wait)
            {
                waits.Add(wait);
            }
        }

        return waits;
    }

    // FLEET-DIGEST, or FLEET-DIGEST-2 and so on: the name of another fleet may begin with this one's.
    private static bool IsOf(string fleet, string execution) =>
        execution.StartsWith(fleet + "-", StringComparison.Ordinal) && DigestAndNumber().IsMatch(execution.AsSpan(fleet.Length));

    [GeneratedRegex("^-[0-9a-f]{32}(-[0-9]+)?$")]
    private static partial Regex DigestAndNumber();

    private static FleetFailure Failure(DescribeExecutionResponse child)
    {
        var input = JsonNode.Parse(child.Input ?? "{}");
        var request = input?["request"] as JsonObject;
        var source = (request?["source"] as JsonObject) is { } from ? from["imageId"] ?? from["instanceId"] : null;
        var failure = Errors.Failure.From(new StateError(child.Error ?? child.Status.Value, child.Cause));
        return new FleetFailure((source ?? request?["name"])?.ToString() ?? child.Name, input?["name"]?.ToString() ?? child.Name, failure.Error, failure.Cause);
    }
}
