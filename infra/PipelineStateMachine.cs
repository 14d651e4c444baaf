using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.StateMachine;
using Constructs;
using Machine = Amazon.CDK.AWS.StepFunctions.StateMachine;

namespace AmiPipeline.Infra;

/// <summary>The state machine: the story over the functions' versions, with its role and its log.</summary>
internal sealed class PipelineStateMachine : Construct
{
    /// <summary>Makes the state machine.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="functions">The functions by handler name.</param>
    /// <param name="logs">How its log group is made.</param>
    public PipelineStateMachine(Construct scope, IReadOnlyDictionary<string, PipelineFunction> functions, EncryptedLog logs)
        : base(scope, "StateMachine")
    {
        var log = logs.Make(this, PipelineNames.StateMachineLog(PipelineNames.StateMachine));
        var role = new Role(this, "Role", new RoleProps
        {
            Path = PipelineNames.RolePath,
            RoleName = PipelineNames.Role(Stack.Of(this), "StateMachine"),
            AssumedBy = new ServicePrincipal("states.amazonaws.com"),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["StateMachine"] = new(new PolicyDocumentProps
                {
                    Statements =
                    [
                        // Every version: executions that run name those of earlier deployments.
                        new(new PolicyStatementProps { Sid = "Call", Actions = ["lambda:InvokeFunction"], Resources = [.. functions.Values.Select(function => $"{function.Function.FunctionArn}:*")] }),
                        new(new PolicyStatementProps { Sid = "Log", Actions = LogDelivery, Resources = ["*"] }),
                        new(new PolicyStatementProps { Sid = "Trace", Actions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"], Resources = ["*"] }),
                    ],
                }),
            },
        });

        Machine = new Machine(this, "Machine", new StateMachineProps
        {
            StateMachineName = PipelineNames.StateMachine,
            Comment = AslFile.Comment,
            DefinitionBody = DefinitionBody.FromChainable(PipelineDefinition.Build(this, name => functions[name].Version)),
            Timeout = AslFile.ExecutionTime,
            Role = role.WithoutPolicyUpdates(),
            TracingEnabled = true,
            Logs = new LogOptions { Destination = log, Level = LogLevel.ALL, IncludeExecutionData = false },
        });
    }

    /// <summary>The state machine.</summary>
    public Machine Machine { get; }

    // The delivery of logs belongs to no log group: these know no resources (Step Functions Developer Guide, CloudWatch Logs).
    private static readonly string[] LogDelivery =
    [
        "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:ListLogDeliveries",
        "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
    ];
}
