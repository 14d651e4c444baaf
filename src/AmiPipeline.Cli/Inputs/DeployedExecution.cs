using System.Text.RegularExpressions;
using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Cli.Inputs;

/// <summary>An execution of a deployed state machine that a person names.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Owner">Whose it is, and where.</param>
internal sealed partial record DeployedExecution(string Arn, AwsCaller Owner)
{
    /// <summary>Reads it.</summary>
    /// <param name="text">Its ARN, or its name.</param>
    /// <param name="stateMachineArn">The state machine that was given, which a name needs; null for none.</param>
    /// <param name="region">The Region that was given; null for none.</param>
    /// <exception cref="UserErrorException">It is neither, or disagrees with what else was given.</exception>
    public static DeployedExecution Of(string text, string? stateMachineArn, string? region)
    {
        var stateMachine = stateMachineArn is null ? null : new StateMachineReference(stateMachineArn, region);
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            ExecutionName.Check("EXECUTION", text);
            return stateMachine is null
                ? throw UserErrorException.OfCommandLine($"EXECUTION is the name \"{text}\"; say of which state machine with --state-machine ARN, or give the execution's ARN.")
                : new DeployedExecution(stateMachine.ExecutionArn(text), stateMachine.Owner);
        }

        var parts = Form().Match(text);
        if (!parts.Success)
        {
            throw UserErrorException.OfCommandLine($"EXECUTION is \"{text}\"; the ARN of an execution is arn:aws:states:REGION:ACCOUNT:execution:STATE_MACHINE:NAME.");
        }

        var execution = new DeployedExecution(text, new AwsCaller(new AwsLocation(parts.Groups["account"].Value, parts.Groups["region"].Value), parts.Groups["partition"].Value));
        return stateMachine is not null && stateMachine.ExecutionArn(parts.Groups["name"].Value) != text
            ? throw UserErrorException.OfCommandLine($"EXECUTION is of another state machine than --state-machine {stateMachine.Arn}; leave --state-machine out.")
            : region is not null && region != execution.Owner.Location.Region
            ? throw UserErrorException.OfCommandLine($"--region is {region}, but EXECUTION is of {execution.Owner.Location.Region}; leave --region out.")
            : execution;
    }

    [GeneratedRegex("^arn:(?<partition>aws[a-z-]*):states:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):execution:[A-Za-z0-9_-]{1,80}:(?<name>[^:]{1,80})$")]
    private static partial Regex Form();
}
