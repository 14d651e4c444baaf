using Amazon.StepFunctions;
using AmiPipeline.Configuration;
using AmiPipeline.Triggers;

namespace AmiPipeline.Functions.NewImages;

/// <summary>The executions for an image under a rule: another attempt after each failure, until one succeeds or all have failed.</summary>
internal static class ExecutionAttempts
{
    /// <summary>The last attempt that was made, or the one that is due.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="image">The image.</param>
    /// <param name="statusOf">The status of an execution by its name; null if there is no such execution.</param>
    public static async Task<ExecutionAttempt> LastAsync(TriggerRule rule, CandidateImage image, Func<string, Task<ExecutionStatus?>> statusOf)
    {
        var name = "";
        for (var attempt = 1; attempt <= TriggeredExecution.MaxAttempts; attempt++)
        {
            name = TriggeredExecution.Name(image, rule, attempt);
            var status = await statusOf(name);
            if (status is null || !HasFailed(status))
            {
                return new ExecutionAttempt(name, status is null ? null : status == ExecutionStatus.SUCCEEDED ? TriggerOutcome.Succeeded : TriggerOutcome.Running);
            }
        }

        return new ExecutionAttempt(name, TriggerOutcome.GivenUp);
    }

    private static bool HasFailed(ExecutionStatus status) =>
        status == ExecutionStatus.FAILED || status == ExecutionStatus.TIMED_OUT || status == ExecutionStatus.ABORTED;
}

/// <summary>An attempt to make an image.</summary>
/// <param name="Name">The execution's name.</param>
/// <param name="Outcome">What has become of the image; null if the attempt is due, and not made yet.</param>
internal sealed record ExecutionAttempt(string Name, TriggerOutcome? Outcome);
