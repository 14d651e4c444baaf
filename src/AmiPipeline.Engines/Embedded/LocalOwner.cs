using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Engines.Embedded;

/// <summary>Whose executions are those that run on one machine: names and ARNs as Step Functions would give them, with the host in them.</summary>
/// <remarks>A host is a state machine of its own, so that its executions never meet those of another host or of a deployed state machine, whatever their names.</remarks>
/// <param name="hostName">The machine's name.</param>
/// <param name="caller">Who calls AWS from it, and where.</param>
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
