using AmiPipeline.Exploration.Faults;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Exploration.Trials;

/// <summary>Step Functions' calls of Lambda, with whatever befalls them.</summary>
/// <param name="functions">The functions.</param>
/// <param name="interference">What befalls.</param>
internal sealed class FaultyTasks(ITaskHandler functions, Interference interference) : ITaskHandler
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>How many tasks each state had.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public async ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var occurrence = _counts[request.StateName] = _counts.GetValueOrDefault(request.StateName) + 1;
        var fault = interference.TakeFor(request.StateName, occurrence);
        switch (fault?.Mishap)
        {
            case TaskMishap.NotRun:
                return Failed(fault);
            case TaskMishap.ResultLost:
                await RunAsync(request, cancellationToken);
                return Failed(fault);
            case TaskMishap.NoResult:
                await RunAsync(request, cancellationToken);
                return TaskOutcome.Hang;
            case TaskMishap.Twice:
                await RunAsync(request, cancellationToken);
                return await RunAsync(request, cancellationToken);
            default:
                return await RunAsync(request, cancellationToken);
        }
    }

    private async Task<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken)
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
            : Failed(await end);
    }

    private static TaskOutcome Failed(FaultKind fault) =>
        TaskOutcome.Failed(fault.TaskError!, $$"""{"errorType":"{{fault.TaskError}}","errorMessage":"{{ExplorationText}}"}""");

    private const string ExplorationText = "RequestId: 00000000-0000-0000-0000-000000000000 Error: injected by the exploration";
}
