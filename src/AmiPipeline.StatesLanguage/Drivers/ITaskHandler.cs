using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.StatesLanguage.Drivers;

/// <summary>Does the tasks of executions: calls the function, in whatever way.</summary>
public interface ITaskHandler
{
    /// <summary>Does one task.</summary>
    /// <param name="request">The task.</param>
    /// <param name="cancellationToken">Is cancelled when the execution no longer waits: after a timeout, an abort, or its end.</param>
    /// <returns>What came of it. A handler that throws ends the whole run: the failure of a function is an outcome.</returns>
    ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken);
}
