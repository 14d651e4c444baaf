using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
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
        var building = new BuildingResources(aws.Ec2(deployment.Location), deployment.StateMachineArn);
        var byExecution = await building.ByExecutionAsync();
        var faults = new List<string>(building.Faults);

        var prefix = ExecutionArns.Prefix(deployment.StateMachineArn);
        var hour = clock.GetUtcNow().ToString("yyyyMMdd'T'HH", CultureInfo.InvariantCulture);
        // In another order each hour: what cannot be cleaned up must not keep the rest waiting.
        var executions = byExecution.Where(group => group.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(group => Name(group.Key, hour), StringComparer.Ordinal).ToList();
        var stray = byExecution.Except(executions).SelectMany(group => group).ToList();

        var stepFunctions = aws.StepFunctions(deployment.Location);
        var beingCleaned = executions.Count == 0 ? new HashSet<string>() : await RunningCleanUps.ReadAsync(stepFunctions, deployment.CleanUpStateMachineArn);
        var (running, cleaning, started, left) = (new List<string>(), new List<string>(), new List<SweptExecution>(), new List<string>());
        foreach (var group in executions)
        {
            try
            {
                if (started.Count >= MostStarts)
                {
                    left.Add(group.Key);
                }
                else if (beingCleaned.Contains(group.Key))
                {
                    cleaning.Add(group.Key);
                }
                else if (await EndedAsync(stepFunctions, deployment, group.Key) is { } ended)
                {
                    started.Add(new SweptExecution(ended.ExecutionArn, ended.Status, [.. group], await StartAsync(stepFunctions, deployment, ended, Name(group.Key, hour))));
                }
                else
                {
                    running.Add(group.Key);
                }
            }
            catch (Exception error) when (error is PipelineException || AwsErrors.IsOfAws(error))
            {
                left.Add(group.Key);
                faults.Add($"{group.Key}: {error.Message}");
            }
        }

        return faults.Count == 0 ? new SweepExecutionsOutput(running, cleaning, started, left, stray) : throw new TriggerIncompleteException(
            $"Of {executions.Count} executions with resources {started.Count} have their clean-up started and {left.Count} are left: {string.Join("; ", faults)}");
    }

    /// <summary>The execution if it has ended; null while it runs.</summary>
    private static async Task<EndedExecution?> EndedAsync(IAmazonStepFunctions stepFunctions, TriggerDeployment deployment, string executionArn)
    {
        var name = executionArn[(executionArn.LastIndexOf(':') + 1)..];
        try
        {
            var described = await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = executionArn });
            return described.Status == ExecutionStatus.RUNNING || described.Status == ExecutionStatus.PENDING_REDRIVE
                ? null
                : new EndedExecution(executionArn, name, deployment.StateMachineArn, described.Status.Value, described.Input);
        }
        catch (ExecutionDoesNotExistException)
        {
            return new EndedExecution(executionArn, name, deployment.StateMachineArn, EndedExecution.Expired, Input: null);
        }
    }

    private static async Task<string> StartAsync(IAmazonStepFunctions stepFunctions, TriggerDeployment deployment, EndedExecution ended, string name)
    {
        try
        {
            return (await stepFunctions.StartExecutionAsync(new StartExecutionRequest
            {
                StateMachineArn = deployment.CleanUpStateMachineArn,
                Name = name,
                Input = JsonSerializer.Serialize(new CleanUpRequest(ended), TriggerJson.Default.CleanUpRequest),
            })).ExecutionArn;
        }
        catch (ExecutionAlreadyExistsException)
        {
            // This hour's clean-up has been started, and is over: the next hour's is another.
            return ExecutionArns.Of(deployment.CleanUpStateMachineArn, name);
        }
    }

    // The hour is part of it: a name is for one execution, and a clean-up that has failed is to be tried again.
    private static string Name(string executionArn, string hour) =>
        $"sweep-{hour}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{hour} {executionArn}")))[..32]}";
}
