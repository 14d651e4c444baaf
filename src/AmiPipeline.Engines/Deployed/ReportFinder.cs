using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace AmiPipeline.Engines.Deployed;

/// <summary>Finds where a deployment stores the reports of its executions: its state machine has a tag that says so.</summary>
public static class ReportFinder
{
    /// <summary>The place; null if it stores none, or without permission to read the tags.</summary>
    /// <param name="stepFunctions">Step Functions.</param>
    /// <param name="stateMachine">The pipeline's state machine.</param>
    /// <param name="cancellation">Ends the call.</param>
    public static async Task<ReportLocation?> FindAsync(IAmazonStepFunctions stepFunctions, StateMachineArn stateMachine, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stepFunctions);
        ArgumentNullException.ThrowIfNull(stateMachine);
        try
        {
            var answer = await stepFunctions.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = stateMachine.ToString() }, cancellation);
            return ReportLocation.TryParse(answer.Tags?.Find(tag => tag.Key == ReportLocation.Tag)?.Value, out var location) ? location : null;
        }
        catch (Exception error) when (error is AmazonServiceException || ExecutionWatcher.IsTransient(error))
        {
            // The execution itself has been shown; this is beside it.
            return null;
        }
    }
}
