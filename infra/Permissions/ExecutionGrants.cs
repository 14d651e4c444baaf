using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using AmiPipeline.Infra.Foundation;

namespace AmiPipeline.Infra.Permissions;

/// <summary>What the triggers do with executions: those of this deployment's two state machines alone.</summary>
/// <param name="stack">The stack.</param>
internal sealed class ExecutionGrants(Stack stack)
{
    private readonly string _machine = PipelineNames.StateMachineArn(stack, PipelineNames.StateMachine);
    private readonly string _cleanUp = PipelineNames.StateMachineArn(stack, PipelineNames.CleanUpStateMachine);
    private readonly string _executions = PipelineNames.ExecutionArns(stack, PipelineNames.StateMachine);
    private readonly string _cleanUps = PipelineNames.ExecutionArns(stack, PipelineNames.CleanUpStateMachine);

    /// <summary>Starting executions, after a look at whether they have been.</summary>
    public IEnumerable<PolicyStatement> Start() =>
    [
        Grants.Statement("StartExecution", ["states:StartExecution"], [_machine]),
        Grants.Statement("DescribeExecution", ["states:DescribeExecution"], [_executions]),
    ];

    /// <summary>Listing what has been started.</summary>
    public PolicyStatement List() => Grants.Statement("ListExecutions", ["states:ListExecutions"], [_machine]);

    /// <summary>Starting clean-up of executions that have ended and that nothing cleans up, or has cleaned up.</summary>
    public IEnumerable<PolicyStatement> CleanUp() =>
    [
        Grants.Statement("StartCleanUp", ["states:StartExecution"], [_cleanUp]),
        Grants.Statement("ListExecutions", ["states:ListExecutions"], [_machine, _cleanUp]),
        Grants.Statement("DescribeExecutions", ["states:DescribeExecution"], [_executions, _cleanUps]),
    ];
}
