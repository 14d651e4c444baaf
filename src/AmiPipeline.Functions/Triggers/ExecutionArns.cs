namespace AmiPipeline.Functions.Triggers;

/// <summary>ARNs of executions, from those of their state machines.</summary>
internal static class ExecutionArns
{
    /// <summary>The ARN of an execution with a name.</summary>
    public static string Of(string stateMachineArn, string name) => $"{Prefix(stateMachineArn)}{name}";

    /// <summary>What the ARNs of all executions of a state machine begin with.</summary>
    public static string Prefix(string stateMachineArn) =>
        $"{stateMachineArn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:";

    /// <summary>The account and Region of a state machine.</summary>
    /// <exception cref="InvalidOperationException">It is no state machine's ARN.</exception>
    public static AwsLocation LocationOf(string stateMachineArn) =>
        stateMachineArn.Split(':') is [_, _, "states", var region, var account, "stateMachine", _]
            ? new AwsLocation(account, region)
            : throw new InvalidOperationException($"\"{stateMachineArn}\" is not a state machine's ARN: arn:aws:states:REGION:ACCOUNT:stateMachine:NAME");
}
