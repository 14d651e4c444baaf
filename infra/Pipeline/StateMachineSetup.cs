using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.StateMachine;
using Constructs;

namespace AmiPipeline.Infra.Pipeline;

/// <summary>What a state machine is: its fixed name, and its definition.</summary>
/// <param name="Id">What it is called within the stack.</param>
/// <param name="Name">Its name.</param>
/// <param name="Comment">What it is for.</param>
/// <param name="Time">How long an execution may take in all.</param>
/// <param name="Build">Builds the definition, given a function by its handler name.</param>
internal sealed record StateMachineSetup(string Id, string Name, string Comment, Duration Time, Func<Construct, Func<string, IFunction>, IChainable> Build)
{
    /// <summary>The pipeline.</summary>
    /// <param name="names">The stack's names.</param>
    public static StateMachineSetup Pipeline(PipelineNames names) =>
        new("StateMachine", names.Pipeline, AslFile.Comment, AslFile.ExecutionTime, PipelineDefinition.Build);

    /// <summary>Clean-up of executions that have ended without it.</summary>
    /// <param name="names">The stack's names.</param>
    public static StateMachineSetup CleanUp(PipelineNames names) =>
        new("CleanUpStateMachine", names.CleanUpStateMachine, AslFile.CleanUpComment, AslFile.CleanUpTime, CleanUpDefinition.Build);
}
