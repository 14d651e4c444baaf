using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Infra.Permissions;
using AmiPipeline.Sharing;
using Constructs;
using Machine = Amazon.CDK.AWS.StepFunctions.StateMachine;

namespace AmiPipeline.Infra.Pipeline;

/// <summary>A state machine over the functions' versions, with its role and its log.</summary>
internal sealed class PipelineStateMachine : Construct
{
    // The delivery of logs belongs to no log group: these know no resources (Step Functions Developer Guide, CloudWatch Logs).
    private static readonly string[] LogDelivery =
    [
        "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:ListLogDeliveries",
        "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
    ];

    /// <summary>Makes the state machine.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="setup">What it is.</param>
    /// <param name="functions">The functions by handler name.</param>
    /// <param name="logs">How its log group is made.</param>
    public PipelineStateMachine(Construct scope, PipelineNames names, StateMachineSetup setup, IReadOnlyDictionary<string, PipelineFunction> functions, EncryptedLog logs)
        : base(scope, setup.Id)
    {
        var called = new SortedSet<string>(StringComparer.Ordinal);
        var definition = setup.Build(this, name =>
        {
            called.Add(name);
            return functions[name].Version;
        });

        Machine = new Machine(this, "Machine", new StateMachineProps
        {
            StateMachineName = setup.Name,
            Comment = setup.Comment,
            DefinitionBody = DefinitionBody.FromChainable(definition),
            Timeout = setup.Time,
            // CDK's own additions would name this deployment's versions only.
            Role = MakeRole(names, setup, [.. called.Select(name => functions[name])]).WithoutPolicyUpdates(),
            TracingEnabled = true,
            // What goes from state to state is in the execution's history; a log line of every state is to find it there.
            Logs = new LogOptions { Destination = logs.Make(this, PipelineNames.StateMachineLog(setup.Name)), Level = LogLevel.ALL, IncludeExecutionData = false },
        });
    }

    /// <summary>The state machine.</summary>
    public Machine Machine { get; }

    private Role MakeRole(PipelineNames names, StateMachineSetup setup, IReadOnlyList<PipelineFunction> called) => new(this, "Role", new RoleProps
    {
        Path = PipelineRoles.Path,
        RoleName = names.Role(setup.Id),
        AssumedBy = new ServicePrincipal("states.amazonaws.com"),
        Description = $"What the state machine {setup.Name} may do.",
        InlinePolicies = new Dictionary<string, PolicyDocument>
        {
            [setup.Id] = new(new PolicyDocumentProps
            {
                Statements =
                [
                    // Every version: executions that run name those of earlier deployments.
                    .. called.Count > 0 ? [Grants.Statement("Call", ["lambda:InvokeFunction"], [.. called.Select(function => $"{function.Function.FunctionArn}:*")])] : Array.Empty<PolicyStatement>(),
                    .. setup.Statements,
                    Grants.Statement("Log", LogDelivery, ["*"]),
                    Grants.Statement("Trace", ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"], ["*"]),
                ],
            }),
        },
    });
}
