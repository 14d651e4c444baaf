using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.PlanImage;
using AmiPipeline.Plans;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Engines;

/// <summary>What an execution would do.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Steps">The steps that the execution would go through, waits among them, in their order: states' names as <see cref="LoopStates.StepOf"/> gives them.</param>
/// <param name="Transitions">The least number of state transitions: nothing is retried, and no wait needs a second check.</param>
public sealed record PlannedExecution(ImagePlan Plan, IReadOnlyList<string> Steps, long Transitions)
{
    /// <summary>Derived from the document itself: it runs with the plan that was made, and every other task is done at once.</summary>
    /// <param name="document">The document.</param>
    /// <param name="request">The request document.</param>
    /// <param name="planned">The output of PlanImage, JSON.</param>
    internal static async Task<PlannedExecution> CreateAsync(StateMachineDocument document, string request, string planned)
    {
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        var execution = new Execution(document, request, clock, new ExecutionOptions());
        await new ExecutionDriver(new AnswerAtOnce(planned), clock).RunAsync(execution);
        return execution.Status == ExecutionStatus.Succeeded
            ? new PlannedExecution(FunctionOutput.Read<PlanImageOutput>(planned).Plan, [.. StepsOf(execution.History)], execution.StateTransitions)
            : throw new InvalidOperationException($"The document does not lead from the plan to its end: {execution.Error}: {execution.Cause}");
    }

    private static IEnumerable<string> StepsOf(IEnumerable<HistoryEvent> history)
    {
        string? last = null;
        foreach (var step in history.Where(entered => entered.Type is HistoryEventType.TaskStateEntered or HistoryEventType.WaitStateEntered).Select(entered => LoopStates.StepOf(entered.Name!)))
        {
            if (step != last)
            {
                yield return last = step;
            }
        }
    }

    private sealed class AnswerAtOnce(string planned) : ITaskHandler
    {
        // All that the document's states look for in an output.
        private const string Done = """{ "ready": true, "failed": false, "finished": true, "wait": { "seconds": 0 }, "imageId": "", "location": null }""";

        public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(TaskOutcome.Succeeded(request.StateName == StateNames.PlanImage ? planned : Done));
    }
}
