using System.Collections.Concurrent;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.StatesLanguage.Tests.Drivers;

/// <summary>Lets a test see each task start, and answer it when the test wants.</summary>
internal sealed class GatedHandler : ITaskHandler
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<TaskRequest>> _started = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<TaskOutcome>> _answers = new();
    private readonly ConcurrentDictionary<string, bool> _cancelled = new();

    public async ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        Gate(_started, request.StateName).SetResult(request);
        try
        {
            return await Gate(_answers, request.StateName).Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _cancelled[request.StateName] = true;
            throw;
        }
    }

    public Task<TaskRequest> Started(string state) => Gate(_started, state).Task;

    public void Answer(string state, string json) => Gate(_answers, state).SetResult(TaskOutcome.Succeeded(json));

    public bool WasCancelled(string state) => _cancelled.ContainsKey(state);

    private static TaskCompletionSource<T> Gate<T>(ConcurrentDictionary<string, TaskCompletionSource<T>> gates, string state) =>
        gates.GetOrAdd(state, _ => new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously));
}
