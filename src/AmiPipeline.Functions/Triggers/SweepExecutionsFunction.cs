using System.Text.Json;
using Amazon.Lambda.Core;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Aws;

namespace AmiPipeline.Functions.Triggers;

/// <summary>Finds what ended executions of the state machine left behind, and starts the clean-up state machine for each. The event of an execution's end does the same; this is for events that never came.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="settings">What the deployment says.</param>
public sealed class SweepExecutionsFunction(AwsClients aws, TimeProvider clock, FunctionSettings settings)
{
    /// <summary>How many clean-ups one run starts at most; the next hour starts the next ones.</summary>
    internal const int MostStarts = 50;

    /// <summary>Looks for resources in the state <c>building</c>, and starts what is due.</summary>
    /// <param name="input">The schedule's event; nothing of it is read.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="TriggerIncompleteException">Some resources could not be listed, or some clean-ups not started. The rest is done.</exception>
    public async Task<SweepExecutionsOutput> HandleAsync(JsonElement input, ILambdaContext context)
    {
        var deployment = TriggerDeployment.Of(settings);
        var stepFunctions = aws.StepFunctions(deployment.Location);
        var building = new BuildingResources(aws.Ec2(deployment.Location), deployment.StateMachineArn);
        var byExecution = await building.ByExecutionAsync();
        var starter = new CleanUpStarter(stepFunctions, deployment, clock.GetUtcNow());

        var prefix = ExecutionArns.Prefix(deployment.StateMachineArn);
        // In another order each hour: what cannot be cleaned up must not keep the rest waiting.
        var executions = byExecution.Where(group => group.Key.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(group => starter.NameFor(group.Key), StringComparer.Ordinal).ToList();
        var beingCleaned = executions.Count == 0 ? new HashSet<string>() : await RunningCleanUps.ReadAsync(stepFunctions, deployment.CleanUpStateMachineArn);

        var swept = new List<SweptExecution>();
        var faults = new List<string>(building.Faults);
        foreach (var execution in executions)
        {
            try
            {
                swept.Add(beingCleaned.Contains(execution.Key) ? new SweptExecution(execution.Key, SweepOutcome.Cleaning, [.. execution])
                    : Count(swept, SweepOutcome.Started) >= MostStarts ? new SweptExecution(execution.Key, SweepOutcome.Left, [.. execution])
                    : await SweepAsync(starter, execution.Key, [.. execution]));
            }
            catch (Exception error) when (error is PipelineException || AwsErrors.IsOfAws(error))
            {
                swept.Add(new SweptExecution(execution.Key, SweepOutcome.Left, [.. execution]));
                faults.Add($"{execution.Key}: {error.Message}");
            }
        }

        return faults.Count == 0
            ? new SweepExecutionsOutput(swept, [.. byExecution.Except(executions).SelectMany(group => group)])
            : throw new TriggerIncompleteException(
                $"Of {swept.Count} executions with resources {Count(swept, SweepOutcome.Started)} have their clean-up started and {Count(swept, SweepOutcome.Left)} are left: {string.Join("; ", faults)}");
    }

    private static async Task<SweptExecution> SweepAsync(CleanUpStarter starter, string executionArn, IReadOnlyList<string> resources) =>
        await starter.EndedAsync(executionArn) is { } ended
            ? new SweptExecution(executionArn, SweepOutcome.Started, resources, ended.Status, await starter.StartAsync(ended))
            : new SweptExecution(executionArn, SweepOutcome.Running, resources);

    private static int Count(List<SweptExecution> swept, SweepOutcome outcome) => swept.Count(execution => execution.Outcome == outcome);
}
