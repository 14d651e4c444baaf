using Amazon.CDK;

namespace AmiPipeline.Infra.Foundation;

/// <summary>Names that are fixed, so that policies can name what is made later, or by another stack, without a cycle.</summary>
internal static class PipelineNames
{
    /// <summary>The state machine; the stack's name too.</summary>
    public const string StateMachine = "AmiPipeline";

    /// <summary>The clean-up state machine.</summary>
    public const string CleanUpStateMachine = "AmiPipeline-CleanUp";

    /// <summary>The event bus to which source accounts send.</summary>
    public const string Bus = "AmiPipeline";

    /// <summary>The stack's alarms.</summary>
    public static ArnComponents Alarms { get; } =
        new() { Service = "cloudwatch", Resource = "alarm", ResourceName = $"{StateMachine}-*", ArnFormat = ArnFormat.COLON_RESOURCE_NAME };

    /// <summary>The stack's rules, which CloudFormation names after it, on the default bus and on its own.</summary>
    public static ArnComponents Rules { get; } = new() { Service = "events", Resource = "rule", ResourceName = $"{StateMachine}*" };

    /// <summary>The name of a function in Lambda.</summary>
    /// <param name="functionName">The handler name.</param>
    public static string Function(string functionName) => $"{StateMachine}-{functionName}";

    /// <summary>The name of a function's log group.</summary>
    /// <param name="functionName">The handler name.</param>
    public static string FunctionLog(string functionName) => $"/aws/lambda/{Function(functionName)}";

    /// <summary>The name of a state machine's log group.</summary>
    /// <remarks>CloudWatch Logs limits the policy by which services write to log groups; those under this prefix need no room in it.</remarks>
    /// <param name="name">The state machine's name.</param>
    public static string StateMachineLog(string name) => $"/aws/vendedlogs/states/{name}";

    /// <summary>The name of a role. Roles are global: the Region keeps two deployments apart.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="of">What the role is for.</param>
    public static string Role(Stack stack, string of) => $"{StateMachine}-{of}-{stack.Region}";

    /// <summary>The name of the dashboard. Dashboards are global, as roles are.</summary>
    /// <param name="stack">The stack.</param>
    public static string Dashboard(Stack stack) => $"{StateMachine}-{stack.Region}";

    /// <summary>The ARNs of all executions of a state machine.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="name">The state machine's name.</param>
    public static string ExecutionArns(Stack stack, string name) =>
        stack.FormatArn(new ArnComponents { Service = "states", Resource = "execution", ResourceName = $"{name}:*", ArnFormat = ArnFormat.COLON_RESOURCE_NAME });

    /// <summary>A state machine's ARN, by its fixed name.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="name">The state machine's name.</param>
    public static string StateMachineArn(Stack stack, string name) =>
        stack.FormatArn(new ArnComponents { Service = "states", Resource = "stateMachine", ResourceName = name, ArnFormat = ArnFormat.COLON_RESOURCE_NAME });
}
