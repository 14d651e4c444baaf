using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.StepFunctions.Executions;

/// <summary>A state machine.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Document">Its definition, loaded.</param>
/// <param name="Definition">Its definition, as it is reported.</param>
/// <param name="Tasks">Does its tasks.</param>
/// <param name="Created">When it was added.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record StateMachine(string Arn, StateMachineDocument Document, string Definition, ITaskHandler Tasks, DateTimeOffset Created, IReadOnlyDictionary<string, string> Tags)
{
    public string Name => Arn[(Arn.LastIndexOf(':') + 1)..];
}
