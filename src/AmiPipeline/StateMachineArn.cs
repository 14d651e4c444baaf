using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace AmiPipeline;

/// <summary>The ARN of a state machine, or of a version or an alias of one (Step Functions API Reference, StartExecution).</summary>
/// <param name="Partition">The partition, such as <c>aws</c>.</param>
/// <param name="Location">The state machine's account and Region.</param>
/// <param name="Name">The state machine's name.</param>
/// <param name="Qualifier">The version or alias; null for the state machine itself.</param>
public sealed partial record StateMachineArn(string Partition, AwsLocation Location, string Name, string? Qualifier = null)
{
    /// <summary>What such an ARN looks like, for messages.</summary>
    public const string Form = "arn:aws:states:REGION:ACCOUNT:stateMachine:NAME";

    /// <summary>Reads the ARN.</summary>
    /// <param name="text">The ARN.</param>
    /// <exception cref="FormatException">It is not that of a state machine.</exception>
    public static StateMachineArn Parse(string text) => TryParse(text, out var arn)
        ? arn
        : throw new FormatException($"\"{text}\" is not a state machine's ARN: {Form}");

    /// <summary>Reads the ARN, if it is that of a state machine.</summary>
    /// <param name="text">What may be the ARN.</param>
    /// <param name="arn">The ARN; null if it is not one.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StateMachineArn? arn)
    {
        arn = Arn.TryParse(text, out var parts) && parts is { Service: "states", HasLocation: true } && Resource().Match(parts.Resource) is { Success: true } match
            ? new StateMachineArn(parts.Partition, parts.Location(), match.Groups["name"].Value, match.Groups["qualifier"] is { Success: true } qualifier ? qualifier.Value : null)
            : null;
        return arn is not null;
    }

    /// <summary>The ARN of one of its executions.</summary>
    /// <param name="name">The execution's name.</param>
    public ExecutionArn Execution(string name) => new(Partition, Location, Name, name);

    /// <summary>The ARN's text.</summary>
    public override string ToString() =>
        new Arn(Partition, "states", Location.Region, Location.AccountId, $"stateMachine:{Name}{(Qualifier is null ? "" : $":{Qualifier}")}").ToString();

    [GeneratedRegex(@"^stateMachine:(?<name>[^:]{1,80})(:(?<qualifier>[^:]{1,80}))?\z")]
    private static partial Regex Resource();
}
