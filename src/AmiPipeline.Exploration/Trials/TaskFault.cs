using AmiPipeline.Exploration.Faults;
using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.Exploration.Trials;

/// <summary>What a fault makes of a task as a whole.</summary>
internal static class TaskFault
{
    private const string Cause = "RequestId: 00000000-0000-0000-0000-000000000000 Error: injected fault";

    /// <summary>Runs a task, as far as the fault lets it.</summary>
    /// <param name="fault">The fault; null for none.</param>
    /// <param name="run">Runs it.</param>
    public static async ValueTask<TaskOutcome> ApplyAsync(FaultKind? fault, Func<ValueTask<TaskOutcome>> run)
    {
        switch (fault?.Mishap)
        {
            case TaskMishap.NotRun:
                return Failed(fault);
            case TaskMishap.ResultLost:
                await run();
                return Failed(fault);
            case TaskMishap.NoResult:
                await run();
                return TaskOutcome.Hang;
            case TaskMishap.Twice:
                await run();
                return await run();
            default:
                return await run();
        }
    }

    /// <summary>The failure of a task, as Lambda reports it.</summary>
    /// <param name="fault">The fault.</param>
    public static TaskOutcome Failed(FaultKind fault) => TaskOutcome.Failed(fault.TaskError!, $$"""{"errorType":"{{fault.TaskError}}","errorMessage":"{{Cause}}"}""");
}
