using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Benchmarks;

/// <summary>Notes which tasks the engine wants done, and what comes of them.</summary>
internal sealed class RecordingTaskHandler(ITaskHandler inner, TimeProvider clock) : ITaskHandler
{
    public List<TaskExchange> Exchanges { get; } = [];

    public async ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var outcome = await inner.InvokeAsync(request, cancellationToken);
        var function = FunctionNames.All.Single(name => request.Function == FunctionNames.Placeholder(name));
        Exchanges.Add(new TaskExchange(at, function, request.PayloadUtf8.ToArray(), outcome));
        return outcome;
    }
}
