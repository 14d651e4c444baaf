using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Cli.Inputs;

/// <summary>A deployed state machine from the command line: its ARN.</summary>
internal sealed class StateMachineReference
{
    private readonly StateMachineArn _arn;

    /// <summary>Reads it.</summary>
    /// <param name="arn">The text.</param>
    /// <param name="region">The given Region; null for none.</param>
    /// <exception cref="UserErrorException">It is no such ARN, or the Region differs from the ARN's.</exception>
    public StateMachineReference(string arn, string? region)
    {
        if (!StateMachineArn.TryParse(arn, out var parsed))
        {
            throw UserErrorException.ForCommandLine($"--state-machine is \"{arn}\"; the ARN of a state machine is {StateMachineArn.Form}.");
        }

        if (region is not null && region != parsed.Location.Region)
        {
            throw UserErrorException.ForCommandLine($"--region is {region}, but --state-machine is in {parsed.Location.Region}; omit --region.");
        }

        _arn = parsed;
    }

    /// <summary>The ARN as it was given, which may be that of a version or an alias.</summary>
    public string Arn => _arn.ToString();

    /// <summary>Its account, Region and partition.</summary>
    public AwsCaller Owner => new(_arn.Location, _arn.Partition);

    /// <summary>The ARN of one of its executions.</summary>
    /// <param name="name">Its name.</param>
    public ExecutionArn Execution(string name) => _arn.Execution(name);
}
