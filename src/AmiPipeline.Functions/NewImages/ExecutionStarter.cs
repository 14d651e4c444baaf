using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Configuration;
using AmiPipeline.Triggers;

namespace AmiPipeline.Functions.NewImages;

/// <summary>Starts the execution for an image and a rule: once, even if called repeatedly, and again only after a failure.</summary>
/// <param name="stepFunctions">Step Functions.</param>
/// <param name="stateMachine">The pipeline's state machine.</param>
internal sealed class ExecutionStarter(IAmazonStepFunctions stepFunctions, StateMachineArn stateMachine)
{
    public async Task<TriggeredImage> StartAsync(TriggerRule rule, CandidateImage image)
    {
        var attempt = await ExecutionAttempts.LastAsync(rule, image, StatusAsync);
        return attempt.Outcome is { } settled
            ? new TriggeredImage(image.Id, settled, rule.Name, stateMachine.Execution(attempt.Name).ToString())
            : await StartAsync(rule, image, attempt.Name);
    }

    private async Task<ExecutionStatus?> StatusAsync(string name)
    {
        try
        {
            return (await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = stateMachine.Execution(name).ToString() })).Status;
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
            throw new AwsUnavailableException($"{name} exists but is not visible yet: {taken.Message}", taken);
        }
    }
}
