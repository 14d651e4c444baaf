using System.Text.RegularExpressions;
using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Cli.Inputs;

/// <summary>A deployed state machine that a person names, by its ARN.</summary>
internal sealed partial class StateMachineReference
{
    private readonly Match _parts;

    /// <summary>Reads it.</summary>
    /// <param name="arn">What was given.</param>
    /// <param name="region">The Region that was given; null for none.</param>
    /// <exception cref="UserErrorException">It is no such ARN, or the Region is another than the ARN's.</exception>
    public StateMachineReference(string arn, string? region)
    {
        _parts = Form().Match(arn);
        if (!_parts.Success)
        {
            throw UserErrorException.OfCommandLine($"--state-machine is \"{arn}\"; the ARN of a state machine is arn:aws:states:REGION:ACCOUNT:stateMachine:NAME.");
        }

        if (region is not null && region != Region)
        {
            throw UserErrorException.OfCommandLine($"--region is {region}, but --state-machine is of {Region}; leave --region out.");
        }

        Arn = arn;
    }

    /// <summary>The ARN as it was given, which may be that of a version or an alias.</summary>
    public string Arn { get; }

    /// <summary>Its Region.</summary>
    public string Region => _parts.Groups["region"].Value;

    /// <summary>Whose it is, and where.</summary>
    public AwsCaller Owner => new(new AwsLocation(_parts.Groups["account"].Value, Region), _parts.Groups["partition"].Value);

    /// <summary>The ARN of one of its executions.</summary>
    /// <param name="name">Its name.</param>
    public string ExecutionArn(string name) =>
        $"arn:{_parts.Groups["partition"].Value}:states:{Region}:{_parts.Groups["account"].Value}:execution:{_parts.Groups["name"].Value}:{name}";

    [GeneratedRegex("^arn:(?<partition>aws[a-z-]*):states:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):stateMachine:(?<name>[A-Za-z0-9_-]{1,80})(:[A-Za-z0-9._-]{1,80})?$")]
    private static partial Regex Form();
}
