using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.StateMachine;

namespace AmiPipeline.Infra.Permissions;

/// <summary>What the fleet state machine does: it starts executions of the pipeline and its own child executions, follows them, and stops them when it is stopped.</summary>
/// <param name="names">The stack's names.</param>
internal sealed class FleetGrants(PipelineNames names)
{
    private readonly string _pipeline = names.StateMachineArn;
    private readonly string _fleet = names.ArnOfStateMachine(names.FleetStateMachine);
    private readonly string _executions = names.ExecutionArns(names.Pipeline);
    private readonly string _fleets = names.ExecutionArns(names.FleetStateMachine);
    private readonly string _children = names.ExecutionArns($"{names.FleetStateMachine}/*");

    /// <summary>The statements.</summary>
    /// <param name="bucket">The bucket of lists and results; null for none.</param>
    /// <remarks>
    /// Step Functions Developer Guide, "IAM policies for using Distributed Map state" and "Call AWS Step Functions" (its own rule reports the end of
    /// executions that a task waits for).
    /// </remarks>
    public IEnumerable<PolicyStatement> All(IBucket? bucket) =>
    [
        Grants.Statement("StartExecutions", ["states:StartExecution"], [_pipeline, _fleet]),
        Grants.Statement("FollowExecutions", ["states:DescribeExecution", "states:StopExecution"], [_executions, _fleets, _children]),
        Grants.Statement("EndsOfExecutions", ["events:PutTargets", "events:PutRule", "events:DescribeRule"], [names.RuleOfStepFunctions]),
        .. bucket is null ? [] : OfBucket(bucket),
    ];

    private IEnumerable<PolicyStatement> OfBucket(IBucket bucket) =>
    [
        Grants.Statement("CountImages", ["states:DescribeMapRun"], [names.MapRunArns(names.FleetStateMachine)]),
        Grants.Statement("ReadLists", ["s3:GetObject"], [bucket.ArnForObjects("*")]),
        Grants.Statement(
            "WriteResults", ["s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"], [bucket.ArnForObjects($"{FleetDefinition.ResultsPrefix}/*")]),
    ];
}
