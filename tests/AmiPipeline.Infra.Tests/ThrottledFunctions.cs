using AmiPipeline.Errors;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Infra.Tests;

/// <summary>Functions of an account that is throttled all the time: each check, and each pass over copies, of sharing, of publishing and of clean-up has to be retried.</summary>
/// <param name="functions">What they answer in the end.</param>
/// <param name="retries">How often each fails first.</param>
internal sealed class ThrottledFunctions(ITaskHandler functions, int retries) : ITaskHandler
{
    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken) =>
        request.RetryCount < retries && (request.StateName is StateNames.CleanUp or StateNames.CopyImages or StateNames.ShareImages or StateNames.PublishImages or StateNames.RetainImages || request.StateName == LoopStates.Check(LoopStates.StepOf(request.StateName)))
            ? ValueTask.FromResult(TaskOutcome.Failed(nameof(AwsThrottledException), "Slow down."))
            : functions.InvokeAsync(request, cancellationToken);
}
