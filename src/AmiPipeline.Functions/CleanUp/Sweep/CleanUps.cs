using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Events;

namespace AmiPipeline.Functions.CleanUp.Sweep;

/// <summary>The executions of the clean-up state machine, by the execution that they work for.</summary>
/// <param name="stepFunctions">Step Functions.</param>
/// <param name="stateMachine">The clean-up state machine.</param>
internal sealed class CleanUps(IAmazonStepFunctions stepFunctions, StateMachineArn stateMachine)
{
    /// <summary>How many of a status are looked at, the newest first. More would only be a help: a second clean-up of the same execution finds nothing to do, and does no harm.</summary>
    internal const int MaxRead = 200;

    /// <summary>The ARNs of the executions that running clean-ups work for.</summary>
    public async Task<IReadOnlySet<string>> RunningAsync() =>
        (await ReadAsync(ExecutionStatus.RUNNING, DateTimeOffset.MinValue)).Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>The start of the last clean-up that succeeded, by the ARN of the execution that it worked for.</summary>
    /// <param name="since">Clean-ups that were started earlier are left out.</param>
    public Task<IReadOnlyDictionary<string, DateTimeOffset>> SucceededAsync(DateTimeOffset since) => ReadAsync(ExecutionStatus.SUCCEEDED, since);

    private async Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadAsync(ExecutionStatus status, DateTimeOffset since)
    {
        var starts = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var request = new ListExecutionsRequest { StateMachineArn = stateMachine.ToString(), StatusFilter = status, MaxResults = MaxRead };
        var listed = await stepFunctions.ListExecutionsAsync(request);
        foreach (var cleanUp in (listed.Executions ?? []).Where(cleanUp => ExecutionTimes.Start(cleanUp) >= since))
        {
            var described = await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = cleanUp.ExecutionArn });
            if (ExecutionEvent.ExecutionArnIn(described.Input) is { } arn)
            {
                starts.TryAdd(arn, ExecutionTimes.Start(cleanUp));
            }
        }

        return starts;
    }
}
