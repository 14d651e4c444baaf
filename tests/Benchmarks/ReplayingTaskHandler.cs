using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Benchmarks;

/// <summary>Gives the recorded outcomes again, in their order, whatever it is asked.</summary>
internal sealed class ReplayingTaskHandler(IReadOnlyList<TaskExchange> exchanges) : ITaskHandler
{
    private int _next;

    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        // The engine writes the payload only when asked for it: a function would.
        _ = request.PayloadUtf8;
        return ValueTask.FromResult(exchanges[_next++].Outcome);
    }
}
