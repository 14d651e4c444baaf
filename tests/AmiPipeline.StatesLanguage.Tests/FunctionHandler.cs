using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.StatesLanguage.Tests;

/// <summary>Does tasks by a function of the test, and keeps the requests.</summary>
internal sealed class FunctionHandler(Func<TaskRequest, TaskOutcome> function) : ITaskHandler
{
    public List<TaskRequest> Requests { get; } = [];

    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return ValueTask.FromResult(function(request));
    }
}
