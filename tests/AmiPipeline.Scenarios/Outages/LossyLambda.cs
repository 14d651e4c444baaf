using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Scenarios.Outages;

/// <summary>A Lambda that runs a state's function and loses its result.</summary>
/// <param name="functions">The functions.</param>
/// <param name="state">The state.</param>
/// <param name="error">The error that Lambda reports instead.</param>
/// <param name="times">How many results of the state it loses.</param>
/// <param name="after">How many it gives before. Default: none.</param>
internal sealed class LossyLambda(ITaskHandler functions, string state, string error, int times, int after = 0) : ITaskHandler
{
    private int _before = after;
    private int _left = times;

    public async ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        var outcome = await functions.InvokeAsync(request, cancellationToken);
        return request.StateName == state && _before-- <= 0 && _left-- > 0 ? TaskOutcome.Failed(error, "The result is lost.") : outcome;
    }
}
