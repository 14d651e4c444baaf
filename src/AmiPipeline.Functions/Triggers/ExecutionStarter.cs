using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Configuration;
using AmiPipeline.Errors;
using AmiPipeline.Triggers;

namespace AmiPipeline.Functions.Triggers;

/// <summary>Starts the execution for an image and a rule: once, however often it is asked to, and again only after a failure.</summary>
/// <param name="stepFunctions">Step Functions.</param>
/// <param name="stateMachine">The pipeline's state machine.</param>
internal sealed class ExecutionStarter(IAmazonStepFunctions stepFunctions, StateMachineArn stateMachine)
{
    public async Task<TriggeredImage> StartAsync(TriggerRule rule, CandidateImage image)
    {
        var last = "";
        for (var attempt = 1; attempt <= TriggeredExecution.MostAttempts; attempt++)
        {
            var name = TriggeredExecution.Name(image, rule, attempt);
            last = stateMachine.Execution(name).ToString();
            var status = await StatusAsync(last);
            if (status is null)
            {
                return await StartAsync(rule, image, name);
            }

            if (!HasFailed(status))
            {
                return new TriggeredImage(image.Id, status == ExecutionStatus.SUCCEEDED ? TriggerOutcome.Succeeded : TriggerOutcome.Running, rule.Name, last);
            }
        }

        return new TriggeredImage(image.Id, TriggerOutcome.GivenUp, rule.Name, last);
    }

    /// <summary>Whether an execution has ended without its image, so that another attempt is due.</summary>
    public static bool HasFailed(ExecutionStatus status) =>
        status == ExecutionStatus.FAILED || status == ExecutionStatus.TIMED_OUT || status == ExecutionStatus.ABORTED;

    private async Task<ExecutionStatus?> StatusAsync(string executionArn)
    {
        try
        {
            return (await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = executionArn })).Status;
        }
        catch (ExecutionDoesNotExistException)
        {
            return null;
        }
    }

    private async Task<TriggeredImage> StartAsync(TriggerRule rule, CandidateImage image, string name)
    {
        var accountId = RuleChoice.NeedsSharing(rule, image) ? image.OwnerId : null;
        try
        {
            var started = await stepFunctions.StartExecutionAsync(new StartExecutionRequest
            {
                StateMachineArn = stateMachine.ToString(),
                Name = name,
                Input = rule.RequestFor(image.Id, accountId),
            });
            return new TriggeredImage(image.Id, TriggerOutcome.Started, rule.Name, started.ExecutionArn);
        }
        catch (ExecutionAlreadyExistsException taken)
        {
            // DescribeExecution did not show it yet, or another invocation was faster: the next one will find it.
            throw new AwsUnavailableException($"{name} exists and does not show yet: {taken.Message}", taken);
        }
    }
}
