using AmiPipeline.Simulator.Hosting;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Engines.Local;

/// <summary>Tasks during which a clock runs in real time.</summary>
/// <param name="tasks">Does the tasks.</param>
/// <param name="clock">The clock.</param>
internal sealed class RealTimeTasks(ITaskHandler tasks, AcceleratedClock clock) : ITaskHandler
{
    public async ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        using var work = clock.RunInRealTime();
        return await tasks.InvokeAsync(request, cancellationToken);
    }
}
