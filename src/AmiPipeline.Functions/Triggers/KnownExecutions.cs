using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Configuration;
using AmiPipeline.Triggers;

namespace AmiPipeline.Functions.Triggers;

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

    /// <summary>What is known to have become of an image under a rule; null where an attempt is due.</summary>
    public TriggerOutcome? OutcomeOf(TriggerRule rule, CandidateImage image)
    {
        for (var attempt = 1; attempt <= TriggeredExecution.MostAttempts; attempt++)
        {
            if (!_byName.TryGetValue(TriggeredExecution.Name(image, rule, attempt), out var status))
            {
                return null;
            }

            if (!ExecutionStarter.HasFailed(status))
            {
                return status == ExecutionStatus.SUCCEEDED ? TriggerOutcome.Succeeded : TriggerOutcome.Running;
            }
        }

        return TriggerOutcome.GivenUp;
    }
}
