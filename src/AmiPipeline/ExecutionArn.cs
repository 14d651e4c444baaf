using System.Diagnostics.CodeAnalysis;

namespace AmiPipeline;

/// <summary>The ARN of an execution of a state machine (Step Functions API Reference, DescribeExecution).</summary>
/// <param name="Partition">The partition, such as <c>aws</c>.</param>
/// <param name="Location">The execution's account and Region.</param>
/// <param name="StateMachineName">The state machine's name.</param>
/// <param name="Name">The execution's name.</param>
public sealed record ExecutionArn(string Partition, AwsLocation Location, string StateMachineName, string Name)
{
    /// <summary>What such an ARN looks like, for messages.</summary>
    public const string Form = "arn:aws:states:REGION:ACCOUNT:execution:STATE_MACHINE:NAME";

    /// <summary>The ARN of the execution's state machine.</summary>
    public StateMachineArn StateMachine => new(Partition, Location, StateMachineName);

    /// <summary>Reads the ARN.</summary>
    /// <param name="text">The ARN.</param>
    /// <exception cref="FormatException">It is not that of an execution.</exception>
    public static ExecutionArn Parse(string text) => TryParse(text, out var arn)
        ? arn
        : throw new FormatException($"\"{text}\" is not an execution ARN: {Form}");

    /// <summary>Reads the ARN, if it is that of an execution.</summary>
    /// <param name="text">What may be the ARN.</param>
    /// <param name="arn">The ARN; null if it is not one.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ExecutionArn? arn)
    {
        arn = Arn.TryParse(text, out var parts) && parts is { Service: "states", HasLocation: true } && parts.Resource.Split(':') is ["execution", { Length: > 0 } stateMachine, { Length: > 0 } name]
            ? new ExecutionArn(parts.Partition, parts.Location(), stateMachine, name)
            : null;
        return arn is not null;
    }

    /// <summary>The ARN's text.</summary>
    public override string ToString() => new Arn(Partition, "states", Location.Region, Location.AccountId, $"execution:{StateMachineName}:{Name}").ToString();
}
