using Amazon.CDK;
using AmiPipeline.Sharing;

namespace AmiPipeline.Infra.Foundation;

/// <summary>Names that are fixed, so that policies can name what is made later, or by another stack, without a cycle. All begin with the pipeline's name.</summary>
/// <param name="stack">The stack whose names these are: its account and Region.</param>
/// <param name="pipeline">The pipeline's name.</param>
internal sealed class PipelineNames(Stack stack, PipelineName pipeline)
{
    /// <summary>The pipeline's name; the stack's, the state machine's and the event bus' too.</summary>
    public string Pipeline { get; } = pipeline.Text;

    /// <summary>The clean-up state machine.</summary>
    public string CleanUpStateMachine { get; } = pipeline.CleanUpStateMachine;

    /// <summary>The state machine's ARN, which is the value of <see cref="PipelineTags.Owner"/>.</summary>
    public string StateMachineArn => ArnOfStateMachine(Pipeline);

    /// <summary>The clean-up state machine's ARN.</summary>
    public string CleanUpStateMachineArn => ArnOfStateMachine(CleanUpStateMachine);

    /// <summary>The fleet state machine.</summary>
    public string FleetStateMachine { get; } = pipeline.FleetStateMachine;

    /// <summary>The table with the queues of snapshot copies.</summary>
    public string CopyQueueTable { get; } = pipeline.CopyQueueTable;

    /// <summary>Its ARN.</summary>
    public string CopyQueueTableArn => Arn("dynamodb", "table", CopyQueueTable);

    /// <summary>The ARN of the pipeline's executions, without the colon and the name.</summary>
    public string ExecutionArn => Arn("states", "execution", Pipeline, ArnFormat.COLON_RESOURCE_NAME);

    /// <summary>The rule by which Step Functions learns of the end of executions that a task waits for; it has this name in every account.</summary>
    public string RuleOfStepFunctions => Arn("events", "rule", "StepFunctionsGetEventsForStepFunctionsExecutionRule");

    /// <summary>The ARNs of the Map Runs of a state machine.</summary>
    /// <param name="stateMachine">The state machine's name.</param>
    public string MapRunArns(string stateMachine) => Arn("states", "mapRun", $"{stateMachine}/*:*", ArnFormat.COLON_RESOURCE_NAME);

    /// <summary>The ARNs of the stack's alarms.</summary>
    public string Alarms => Arn("cloudwatch", "alarm", $"{Pipeline}-*", ArnFormat.COLON_RESOURCE_NAME);

    /// <summary>The ARNs of the stack's rules, which CloudFormation names after it, on the default bus and on its own.</summary>
    public string[] Rules => [Arn("events", "rule", $"{Pipeline}-*"), Arn("events", "rule", $"{BusOf(pipeline)}/{Pipeline}-*")];

    /// <summary>The event bus to which source accounts send.</summary>
    /// <param name="pipeline">The pipeline's name.</param>
    public static string BusOf(PipelineName pipeline) => pipeline.Text;

    /// <summary>What the names of a pipeline's roles begin with, with their path and without those in other accounts.</summary>
    /// <param name="pipeline">The pipeline's name.</param>
    public static string RolesOf(PipelineName pipeline) => $"role{PipelineRoles.Path}{pipeline}-*";

    /// <summary>The name of a function in Lambda.</summary>
    /// <param name="functionName">The handler name.</param>
    public string Function(string functionName) => $"{Pipeline}-{functionName}";

    /// <summary>The name of a function's log group.</summary>
    /// <param name="functionName">The handler name.</param>
    public string FunctionLog(string functionName) => $"/aws/lambda/{Function(functionName)}";

    /// <summary>The ARNs of the log groups of the functions and of the state machines.</summary>
    public string[] Logs => [LogGroups(FunctionLog("*")), LogGroups(StateMachineLog("*"))];

    /// <summary>The name of a state machine's log group.</summary>
    /// <remarks>CloudWatch Logs limits the policy by which services write to log groups; those under this prefix need no room in it.</remarks>
    /// <param name="name">The state machine's name.</param>
    public static string StateMachineLog(string name) => $"/aws/vendedlogs/states/{name}";

    /// <summary>The name of an alarm.</summary>
    /// <param name="of">What it is for.</param>
    public string Alarm(string of) => $"{Pipeline}-{of}";

    /// <summary>The name of a role. Roles are global: the Region keeps two deployments apart.</summary>
    /// <param name="of">What the role is for.</param>
    public string Role(string of) => PipelineRoles.NameOf(Pipeline, of, stack.Region);

    /// <summary>The ARN of a role, by its fixed name.</summary>
    /// <param name="of">What the role is for.</param>
    public string RoleArn(string of) => $"arn:{stack.Partition}:iam::{stack.Account}:role{PipelineRoles.Path}{Role(of)}";

    /// <summary>The name of the dashboard. Dashboards are global, as roles are.</summary>
    public string Dashboard => $"{Pipeline}-{stack.Region}";

    /// <summary>The ARNs of all executions of a state machine.</summary>
    /// <param name="stateMachine">The state machine's name.</param>
    public string ExecutionArns(string stateMachine) => Arn("states", "execution", $"{stateMachine}:*", ArnFormat.COLON_RESOURCE_NAME);

    /// <summary>A state machine's ARN, by its fixed name.</summary>
    /// <param name="stateMachine">The state machine's name.</param>
    public string ArnOfStateMachine(string stateMachine) => Arn("states", "stateMachine", stateMachine, ArnFormat.COLON_RESOURCE_NAME);

    private string LogGroups(string name) => Arn("logs", "log-group", name, ArnFormat.COLON_RESOURCE_NAME);

    private string Arn(string service, string resource, string name, ArnFormat format = ArnFormat.SLASH_RESOURCE_NAME) =>
        stack.FormatArn(new ArnComponents { Service = service, Resource = resource, ResourceName = name, ArnFormat = format });
}
