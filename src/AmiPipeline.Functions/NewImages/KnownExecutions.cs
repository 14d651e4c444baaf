using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Configuration;
using AmiPipeline.Triggers;

namespace AmiPipeline.Functions.NewImages;

/// <summary>The executions that Step Functions remembers (90 days after their end), by name: one listing for all images, instead of a question for each.</summary>
internal sealed class KnownExecutions
{
    private readonly Dictionary<string, ExecutionStatus> _byName;

    private KnownExecutions(Dictionary<string, ExecutionStatus> byName) => _byName = byName;

    public static async Task<KnownExecutions> ReadAsync(IAmazonStepFunctions stepFunctions, StateMachineArn stateMachine)
    {
        var byName = new Dictionary<string, ExecutionStatus>(StringComparer.Ordinal);
        var request = new ListExecutionsRequest { StateMachineArn = stateMachine.ToString(), MaxResults = 1000 };
        await foreach (var execution in stepFunctions.Paginators.ListExecutions(request).Executions)
        {
            byName[execution.Name] = execution.Status;
        }

        return new KnownExecutions(byName);
    }

    /// <summary>What is known to have become of an image under a rule; null if an attempt is due.</summary>
    public async Task<TriggerOutcome?> OutcomeOfAsync(TriggerRule rule, CandidateImage image) =>
        (await ExecutionAttempts.LastAsync(rule, image, name => Task.FromResult(_byName.GetValueOrDefault(name)))).Outcome;
}
