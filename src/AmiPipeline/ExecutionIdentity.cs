namespace AmiPipeline;

/// <summary>Which execution a function works for, from the state machine's context object.</summary>
/// <param name="Id">The execution's ARN.</param>
/// <param name="Name">The execution's name.</param>
/// <param name="StateMachineArn">The state machine's ARN: the owner of all that the execution makes.</param>
/// <param name="State">The state that called the function, for the log.</param>
/// <param name="Retries">How often the state machine has called the function before for this state, and got no answer or an error.</param>
public sealed record ExecutionIdentity(string Id, string Name, string StateMachineArn, string? State = null, int Retries = 0)
{
    /// <summary>Where the execution runs, read from its ARN.</summary>
    /// <exception cref="FormatException"><see cref="Id"/> is not an execution ARN.</exception>
    public AwsLocation Location() => Arn().Location;

    /// <summary>The execution's ARN, taken apart.</summary>
    /// <exception cref="FormatException"><see cref="Id"/> is not an execution ARN.</exception>
    public ExecutionArn Arn() => ExecutionArn.Parse(Id);
}
