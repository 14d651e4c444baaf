using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Infra.Permissions;
using AmiPipeline.StateMachine;
using Constructs;
using Machine = Amazon.CDK.AWS.StepFunctions.StateMachine;

namespace AmiPipeline.Infra.Pipeline;

/// <summary>What a state machine is: its fixed name, and its definition.</summary>
/// <param name="Id">What it is called within the stack.</param>
/// <param name="Name">Its name.</param>
/// <param name="Comment">What it is for.</param>
/// <param name="Time">How long an execution may take in all.</param>
/// <param name="Build">Builds the definition, given a function by its handler name.</param>
internal sealed record StateMachineSetup(string Id, string Name, string Comment, Duration Time, Func<Construct, Func<string, IFunction>, IChainable> Build)
{
    /// <summary>What its role allows besides calling the functions, logging and tracing. Default: nothing.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; init; } = [];

    /// <summary>The pipeline.</summary>
    /// <param name="names">The stack's names.</param>
    public static StateMachineSetup Pipeline(PipelineNames names) =>
        new("StateMachine", names.Pipeline, AslFile.Comment, AslFile.ExecutionTime, PipelineDefinition.Build);

    /// <summary>Clean-up of executions that have ended without it.</summary>
    /// <param name="names">The stack's names.</param>
    public static StateMachineSetup CleanUp(PipelineNames names) =>
        new("CleanUpStateMachine", names.CleanUpStateMachine, AslFile.CleanUpComment, AslFile.CleanUpTime, CleanUpDefinition.Build);

    /// <summary>Many requests at once.</summary>
    /// <param name="names">The stack's names.</param>
    /// <param name="bucket">The bucket of lists and results; null for none.</param>
    public static StateMachineSetup Fleet(PipelineNames names, IBucket? bucket) => new(
        "FleetStateMachine", names.FleetStateMachine, AslFile.FleetComment, AslFile.FleetTime,
        (scope, _) => FleetDefinition.Build(scope, Machine.FromStateMachineArn(scope, "OfThePipeline", names.StateMachineArn), names.ExecutionArn, bucket))
    {
        Statements = [.. new FleetGrants(names).All(bucket)],
    };
}
