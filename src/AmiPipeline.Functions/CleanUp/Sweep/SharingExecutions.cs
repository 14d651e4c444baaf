using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Functions.Sharing;

namespace AmiPipeline.Functions.CleanUp.Sweep;

/// <summary>Executions that did not succeed in the last two days, and may have left a source of another account or an image for another account shared: no tag of what they made shows it.</summary>
/// <param name="stepFunctions">Step Functions.</param>
/// <param name="deployment">The deployment.</param>
/// <param name="cleanUps">The clean-ups.</param>
/// <param name="starter">Gives the order of this hour.</param>
/// <param name="errors">Takes what could not be read.</param>
internal sealed class SharingExecutions(IAmazonStepFunctions stepFunctions, TriggerDeployment deployment, CleanUps cleanUps, CleanUpStarter starter, ToleratedErrors errors)
{
    /// <summary>How many executions of a status are looked at in a run. If there are more, each hour looks at others.</summary>
    internal const int MaxRead = 100;

    /// <summary>How many executions of a status are listed, the newest first: one page.</summary>
    private const int MaxListed = 1000;

    /// <summary>How long after its end an execution is looked at: hourly sweeps may fail for as long.</summary>
    internal static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    private static readonly ExecutionStatus[] Badly = [ExecutionStatus.FAILED, ExecutionStatus.ABORTED, ExecutionStatus.TIMED_OUT];

    /// <summary>Those that no clean-up since their end has succeeded for, by ARN.</summary>
    /// <param name="now">The time.</param>
    public async Task<IReadOnlyDictionary<string, SharingExecution>> UncleanedAsync(DateTimeOffset now)
    {
        var sharing = new List<SharingExecution>();
        // Without such a role nothing was shared, and nothing can be taken back.
        foreach (var status in deployment.Configuration.SourceRoles().Count + deployment.Configuration.TargetRoles().Count > 0 ? Badly : [])
        {
            await errors.TryAsync($"executions that ended as {status.Value} not listed", async () =>
            {
                foreach (var execution in await ListAsync(status, now - Recent))
                {
                    await errors.TryAsync(execution.ExecutionArn, async () => sharing.AddRange(await ReadAsync(execution)));
                }
            });
        }

        var uncleaned = new Dictionary<string, SharingExecution>(StringComparer.Ordinal);
        if (sharing.Count > 0)
        {
            await errors.TryAsync("clean-ups that succeeded not listed", async () =>
            {
                var cleaned = await cleanUps.SucceededAsync(sharing.Min(execution => execution.Ended));
                foreach (var execution in sharing.Where(execution => !(cleaned.TryGetValue(execution.ExecutionArn, out var start) && start >= execution.Ended)))
                {
                    uncleaned.Add(execution.ExecutionArn, execution);
                }
            });
        }

        return uncleaned;
    }

    private async Task<IEnumerable<ExecutionListItem>> ListAsync(ExecutionStatus status, DateTimeOffset since)
    {
        var listed = await stepFunctions.ListExecutionsAsync(new ListExecutionsRequest { StateMachineArn = deployment.StateMachine.ToString(), StatusFilter = status, MaxResults = MaxListed });
        return (listed.Executions ?? []).Where(execution => ExecutionTimes.Stop(execution) >= since)
            .OrderBy(execution => starter.NameFor(execution.ExecutionArn), StringComparer.Ordinal).Take(MaxRead);
    }

    private async Task<IEnumerable<SharingExecution>> ReadAsync(ExecutionListItem execution)
    {
        var described = await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = execution.ExecutionArn });
        return described.Input is { } input && SharingRequest.Accounts(input, deployment.Location.AccountId, deployment.Configuration) is { Count: > 0 } accounts
            ? [new SharingExecution(execution.ExecutionArn, accounts, ExecutionTimes.Stop(execution)!.Value)]
            : [];
    }
}

/// <summary>An execution that did not succeed, and may have left something shared.</summary>
/// <param name="ExecutionArn">The execution.</param>
/// <param name="Accounts">The account of its source, and those that its image was to be copied to.</param>
/// <param name="Ended">When it ended.</param>
internal sealed record SharingExecution(string ExecutionArn, IReadOnlyList<string> Accounts, DateTimeOffset Ended);
