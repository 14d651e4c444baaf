using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Exploration.Trials;

/// <summary>
/// The tasks of a trial before its first fault. They are those of the execution without faults: their requests are sent again, so that the world
/// comes to the same state, and their outcomes are known; their functions need not run.
/// </summary>
/// <param name="tasks">The tasks, in order.</param>
/// <param name="cloudOf">Answers the requests of a function, by the placeholder of its name.</param>
internal sealed class Opening(IReadOnlyList<RecordedTask> tasks, Func<string, HttpMessageInvoker> cloudOf)
{
    private int _next;

    /// <summary>Repeats the next task.</summary>
    /// <param name="request">The task.</param>
    /// <returns>Its outcome; null if its function is to run.</returns>
    /// <exception cref="InvalidOperationException">It is another task, or the world another one.</exception>
    public async Task<TaskOutcome?> TryRepeatAsync(TaskRequest request)
    {
        if (_next >= tasks.Count)
        {
            return null;
        }

        var task = tasks[_next++];
        if (task.State != request.StateName || !request.PayloadUtf8.Span.SequenceEqual(task.Payload))
        {
            throw new InvalidOperationException($"The execution comes to {request.StateName} differently than without faults, and no fault has struck yet.");
        }

        if (task.OpensSession)
        {
            return null;
        }

        var cloud = cloudOf(task.Function);
        foreach (var exchange in task.Exchanges)
        {
            await exchange.RepeatAsync(cloud);
        }

        return task.Outcome;
    }
}
