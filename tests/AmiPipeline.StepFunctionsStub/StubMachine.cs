using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.StepFunctionsStub;

/// <summary>A state machine that the stub has.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Document">Its definition.</param>
/// <param name="Tasks">Does its tasks.</param>
internal sealed record StubMachine(string Arn, StateMachineDocument Document, ITaskHandler Tasks);
