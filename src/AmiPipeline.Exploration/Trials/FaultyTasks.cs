using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Exploration.Trials;

/// <summary>Step Functions' calls of Lambda, with the faults that strike them.</summary>
/// <param name="functions">The functions.</param>
/// <param name="interference">The faults.</param>
internal sealed class FaultyTasks(ITaskHandler functions, Interference interference) : ITaskHandler
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>How many tasks each state had.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public async ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var occurrence = _counts[request.StateName] = _counts.GetValueOrDefault(request.StateName) + 1;
        return await TaskFault.ApplyAsync(interference.TakeFor(request.StateName, occurrence), () => RunAsync(request, cancellationToken));
    }

    private async ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        var end = interference.BeginTask();
        interference.Twin = () => functions.InvokeAsync(request, cancellationToken).AsTask();
        var running = functions.InvokeAsync(request, CancellationToken.None).AsTask();
        if (running.IsCompleted)
        {
            return await running;
        }

        await Task.WhenAny(running, end);
        interference.Twin = null;
        return running.IsCompleted ? await running
            : interference.IsKilled ? throw new OperationCanceledException(interference.Abort)
            : TaskFault.Failed(await end);
    }
}
