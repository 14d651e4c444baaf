using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Embedded;

namespace AmiPipeline.Cli.Inputs;

/// <summary>An execution that a person names: by its ARN, or by the name of one of this machine's.</summary>
internal sealed class ExecutionReference
{
    private const int ArnParts = 8;

    private readonly string _text;
    private readonly string[] _parts;

    /// <summary>Reads it.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="region">The Region that was given; null for none.</param>
    /// <exception cref="UserErrorException">It is neither, or the Region is another than the ARN's.</exception>
    public ExecutionReference(string text, string? region)
    {
        _text = text;
        _parts = text.Split(':');
        if (!IsArn)
        {
            ExecutionName.Check("--execution", text);
        }
        else if (_parts.Length != ArnParts || _parts[2] != "states" || _parts[5] != "execution")
        {
            throw UserErrorException.OfCommandLine($"--execution is \"{text}\"; the ARN of an execution is arn:aws:states:REGION:ACCOUNT:execution:STATE_MACHINE:NAME.");
        }
        else if (region is not null && region != _parts[3])
        {
            throw UserErrorException.OfCommandLine($"--region is {region}, but --execution is of {_parts[3]}; leave --region out.");
        }

        Region = IsArn ? _parts[3] : region;
    }

    /// <summary>The execution's Region; null where nothing says it.</summary>
    public string? Region { get; }

    private bool IsArn => _parts[0] == "arn";

    /// <summary>The execution's ARN.</summary>
    /// <param name="hostName">This machine's name.</param>
    /// <param name="caller">Who calls AWS.</param>
    /// <exception cref="UserErrorException">It is an execution of another account than the caller's.</exception>
    public string Arn(string hostName, AwsCaller caller) =>
        !IsArn ? new LocalOwner(hostName, caller).ExecutionArn(_text)
        : _parts[4] == caller.Location.AccountId ? _text
        : throw UserErrorException.OfCommandLine($"--execution is of account {_parts[4]}, but the credentials are of {caller.Location.AccountId}; use those of {_parts[4]}.");
}
