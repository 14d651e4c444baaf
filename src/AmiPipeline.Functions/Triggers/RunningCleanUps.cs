using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace AmiPipeline.Functions.Triggers;

/// <summary>Which executions are being cleaned up now.</summary>
internal static class RunningCleanUps
{
    /// <summary>More would only be a help: a second clean-up of the same execution finds nothing to do, and does no harm.</summary>
    private const int MostRead = 200;

    /// <summary>The ARNs of the executions that running clean-ups work for.</summary>
    public static async Task<IReadOnlySet<string>> ReadAsync(IAmazonStepFunctions stepFunctions, string cleanUpStateMachineArn)
    {
        var arns = new HashSet<string>(StringComparer.Ordinal);
        var request = new ListExecutionsRequest { StateMachineArn = cleanUpStateMachineArn, StatusFilter = ExecutionStatus.RUNNING, MaxResults = MostRead };
        var running = await stepFunctions.ListExecutionsAsync(request);
        foreach (var execution in running.Executions ?? [])
        {
            var described = await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = execution.ExecutionArn });
            if (ExecutionOf(described.Input) is { } arn)
            {
                arns.Add(arn);
            }
        }

        return arns;
    }

    private static string? ExecutionOf(string? input)
    {
        if (input is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(input);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.Object
            && detail.TryGetProperty("executionArn", out var arn) && arn.ValueKind == JsonValueKind.String
                ? arn.GetString()
                : null;
    }
}
