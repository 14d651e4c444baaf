using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Embedded;

namespace AmiPipeline.Cli.Inputs;

/// <summary>An execution that a person names: by its ARN, or by its name in a state machine.</summary>
internal sealed class ExecutionReference
{
    private readonly string _option;
    private readonly string _text;
    private readonly StateMachineReference? _stateMachine;
    private readonly ExecutionArn? _arn;

    /// <summary>Reads it.</summary>
    /// <param name="option">What gives it, for messages.</param>
    /// <param name="text">What was given.</param>
    /// <param name="region">The Region that was given; null for none.</param>
    /// <param name="stateMachine">The state machine that was given. Default: none.</param>
    /// <exception cref="UserErrorException">It is neither, or state machine or Region is another than the ARN's.</exception>
    public ExecutionReference(string option, string text, string? region, StateMachineReference? stateMachine = null)
    {
        (_option, _text, _stateMachine) = (option, text, stateMachine);
        if (!AmiPipeline.Arn.IsClaimedBy(text))
        {
            ExecutionName.Check(option, text);
        }
        else if (!ExecutionArn.TryParse(text, out _arn))
        {
            throw UserErrorException.OfCommandLine($"{option} is \"{text}\"; the ARN of an execution is {ExecutionArn.Form}.");
        }
        else if (stateMachine is not null && stateMachine.Execution(_arn.Name) != _arn)
        {
            throw UserErrorException.OfCommandLine($"{option} is of another state machine than --state-machine {stateMachine.Arn}; leave --state-machine out.");
        }
        else if (region is not null && region != _arn.Location.Region)
        {
            throw UserErrorException.OfCommandLine($"--region is {region}, but {option} is of {_arn.Location.Region}; leave --region out.");
        }

        Region = _arn?.Location.Region ?? region;
    }

    /// <summary>The execution's Region; null if nothing says it.</summary>
    public string? Region { get; }

    /// <summary>The ARN of an execution of a deployed state machine.</summary>
    /// <exception cref="UserErrorException">It is named, and no state machine was given.</exception>
    public ExecutionArn Deployed() => _arn ?? _stateMachine?.Execution(_text)
        ?? throw UserErrorException.OfCommandLine($"{_option} is the name \"{_text}\"; say of which state machine with --state-machine ARN, or give the execution's ARN.");

    /// <summary>The ARN of an execution of the caller's account; a name is that of one of this machine's.</summary>
    /// <param name="hostName">This machine's name.</param>
    /// <param name="caller">Who calls AWS.</param>
    /// <exception cref="UserErrorException">It is an execution of another account than the caller's.</exception>
    public string Own(string hostName, AwsCaller caller) =>
        _arn is null ? new LocalOwner(hostName, caller).ExecutionArn(_text)
        : _arn.Location.AccountId == caller.Location.AccountId ? _text
        : throw UserErrorException.OfCommandLine(
            $"{_option} is of account {_arn.Location.AccountId}, but the credentials are of {caller.Location.AccountId}; use those of {_arn.Location.AccountId}.");
}
