using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>For executions that are started and never go on.</summary>
internal sealed class UncalledTasks : ITaskHandler
{
    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"Nobody lets time go on, and {request.StateName} was called.");
}
