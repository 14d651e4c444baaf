using System.Text.Json;
using System.Text.Json.Serialization;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Functions.Sharing;

namespace AmiPipeline.Functions.CleanUp.Sweep;

/// <summary>Finds what ended executions of the state machine left behind, and starts the clean-up state machine for each. The event of an execution's end does the same; this is for events that never came.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="settings">What the deployment says.</param>
public sealed class SweepExecutionsFunction(AwsClients aws, TimeProvider clock, FunctionSettings settings)
{
    /// <summary>How many clean-ups one run starts at most; the next hour starts the next ones.</summary>
    internal const int MaxStarts = 50;

    /// <summary>Looks for resources in the state <c>building</c> and for executions that may have left something shared, and starts what is due.</summary>
    /// <param name="input">The schedule's event; nothing of it is read.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="TriggerIncompleteException">Something could not be listed, or some clean-ups not started. The rest is done.</exception>
    public async Task<SweepExecutionsOutput> HandleAsync(JsonElement input, ILambdaContext context)
    {
        var deployment = TriggerDeployment.From(settings);
        var stepFunctions = aws.StepFunctions(deployment.Location);
        var errors = new ToleratedErrors();
        var targets = await TargetAccounts.EnterAsync(
            aws, deployment.Location, deployment.Locations.Select(location => location.AccountId), settings, $"{settings.Name}-{FunctionNames.SweepExecutions}", TargetSession.ToFind);
        var building = await new TaggedResources(targets.Clients, deployment.Locations, errors, settings).ListAsync(
            Ec2Filters.Tag(PipelineTags.Owner, deployment.StateMachine.ToString()), Ec2Filters.Tag(PipelineTags.State, PipelineTags.Building));
        var byExecution = building.ToLookup(resource => Ec2Tags.Value(resource.Tags, PipelineTags.Execution) ?? "", resource => resource.Id);
        var now = clock.GetUtcNow();
        var (starter, cleanUps) = (new CleanUpStarter(stepFunctions, deployment, now), new CleanUps(stepFunctions, deployment.CleanUpStateMachine));
        var sharing = new SharingExecutions(stepFunctions, deployment, cleanUps, starter, errors);
        var shared = await sharing.UncleanedAsync(now);

        // In another order each hour: what cannot be cleaned up must not keep the rest waiting.
        var executions = byExecution.Select(group => group.Key).Where(arn => IsOf(arn, deployment.StateMachine)).Union(shared.Keys)
            .OrderBy(starter.NameFor, StringComparer.Ordinal).ToList();
        var beingCleaned = executions.Count == 0 ? new HashSet<string>() : await cleanUps.RunningAsync();

        var swept = new List<SweptExecution>();
        foreach (var arn in executions)
        {
            var found = new SweptExecution(arn, SweepOutcome.Left, [.. byExecution[arn]], shared.GetValueOrDefault(arn)?.Accounts ?? []);
            if (!await errors.TryAsync(arn, async () => swept.Add(beingCleaned.Contains(arn) ? found with { Outcome = SweepOutcome.Cleaning }
                : Count(swept, SweepOutcome.Started) >= MaxStarts ? found
                : await SweepAsync(starter, found))))
            {
                swept.Add(found);
            }
        }

        return errors.Count == 0
            ? new SweepExecutionsOutput(swept, [.. byExecution.Where(group => !executions.Contains(group.Key)).SelectMany(group => group)])
            : throw new TriggerIncompleteException(
                $"Of {swept.Count} executions, {Count(swept, SweepOutcome.Started)} have their clean-up started and {Count(swept, SweepOutcome.Left)} remain: {string.Join("; ", errors.Messages)}");
    }

    private static async Task<SweptExecution> SweepAsync(CleanUpStarter starter, SweptExecution found) =>
        await starter.EndedAsync(found.ExecutionArn) is { } ended
            ? found with { Outcome = SweepOutcome.Started, Status = ended.Status, CleanUpArn = await starter.StartAsync(ended) }
            : found with { Outcome = SweepOutcome.Running };

    private static bool IsOf(string executionArn, StateMachineArn stateMachine) =>
        ExecutionArn.TryParse(executionArn, out var execution) && execution.StateMachine == stateMachine;

    private static int Count(List<SweptExecution> swept, SweepOutcome outcome) => swept.Count(execution => execution.Outcome == outcome);
}

/// <summary>What a sweep did.</summary>
/// <param name="Executions">The executions with resources in the state <c>building</c>, and those that may have left a source or an image shared.</param>
/// <param name="Stray">Resources whose tags name no execution of the state machine: nothing of the pipeline touches them.</param>
public sealed record SweepExecutionsOutput(IReadOnlyList<SweptExecution> Executions, IReadOnlyList<string> Stray);

/// <summary>An execution that has made something and not committed it, or may have left something shared.</summary>
/// <param name="ExecutionArn">The execution.</param>
/// <param name="Outcome">What the sweep did about it.</param>
/// <param name="Resources">What it has made, by id.</param>
/// <param name="SharingAccounts">The other accounts whose source may be shared still, or that may still read the image; none if none is known.</param>
/// <param name="Status">How it ended; null if it runs, or was not looked up.</param>
/// <param name="CleanUpArn">The execution of the clean-up state machine that was started; null if none was.</param>
public sealed record SweptExecution(
    string ExecutionArn, SweepOutcome Outcome, IReadOnlyList<string> Resources, IReadOnlyList<string> SharingAccounts, string? Status = null, string? CleanUpArn = null);

/// <summary>What the sweep found of an execution that has left something, or may have.</summary>
[JsonConverter(typeof(JsonNameConverter<SweepOutcome>))]
public enum SweepOutcome
{
    /// <summary>It runs: what it has made is its own.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>It has ended, and is being cleaned up already.</summary>
    [JsonStringEnumMemberName("cleaning")]
    Cleaning,

    /// <summary>It has ended, and its clean-up was started.</summary>
    [JsonStringEnumMemberName("started")]
    Started,

    /// <summary>It is left for the next run.</summary>
    [JsonStringEnumMemberName("left")]
    Left,
}
