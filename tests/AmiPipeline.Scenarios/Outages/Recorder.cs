using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Scenarios.Outages;

/// <summary>Notes the states that call functions, in order.</summary>
internal sealed class Recorder(ITaskHandler functions, List<string> states) : ITaskHandler
{
    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        states.Add(request.StateName);
        return functions.InvokeAsync(request, cancellationToken);
    }
}
