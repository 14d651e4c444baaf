using Amazon.CDK.AWS.IAM;
using AmiPipeline.Infra.Foundation;

namespace AmiPipeline.Infra.Permissions;

/// <summary>What the triggers do with executions: those of this deployment's two state machines alone.</summary>
/// <param name="names">The stack's names.</param>
internal sealed class ExecutionGrants(PipelineNames names)
{
    private readonly string _machine = names.StateMachineArn;
    private readonly string _cleanUp = names.CleanUpStateMachineArn;
    private readonly string _executions = names.ExecutionArns(names.Pipeline);
    private readonly string _cleanUps = names.ExecutionArns(names.CleanUpStateMachine);

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
