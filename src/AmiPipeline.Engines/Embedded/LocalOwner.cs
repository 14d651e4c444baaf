using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Engines.Embedded;

/// <summary>The owner of executions that run on one machine: names and ARNs like those of Step Functions, with the host in them.</summary>
/// <remarks>A host is a state machine of its own, so that its executions never meet those of another host or of a deployed state machine, whatever their names.</remarks>
/// <param name="hostName">The machine's name.</param>
/// <param name="caller">The caller of AWS on it.</param>
public sealed class LocalOwner(string hostName, AwsCaller caller)
{
    private const string Prefix = "local";

    /// <summary>The value of <c>ami-pipeline:owner</c>.</summary>
    public string Tag => $"{Prefix}/{hostName}";

    /// <summary>The ARN that the host's state machine would have.</summary>
    public string StateMachineArn => StateMachine.ToString();

    private StateMachineArn StateMachine => new(caller.Partition, caller.Location, $"{Prefix}-{string.Concat(hostName.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'))}");

    /// <summary>The ARN of one of the host's executions.</summary>
    /// <param name="name">Its name.</param>
    public string ExecutionArn(string name) => StateMachine.Execution(name).ToString();
}
