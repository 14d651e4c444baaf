using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Embedded;

namespace AmiPipeline.Cli.Inputs;

/// <summary>An execution from the command line: its ARN, or its name in a state machine.</summary>
internal sealed class ExecutionReference
{
    private readonly string _option;
    private readonly string _text;
    private readonly StateMachineReference? _stateMachine;
    private readonly ExecutionArn? _arn;

    /// <summary>Reads it.</summary>
    /// <param name="option">The option or argument, for messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="region">The given Region; null for none.</param>
    /// <param name="stateMachine">The given state machine. Default: none.</param>
    /// <exception cref="UserErrorException">It is neither, or the state machine or Region differs from the ARN's.</exception>
    public ExecutionReference(string option, string text, string? region, StateMachineReference? stateMachine = null)
    {
        (_option, _text, _stateMachine) = (option, text, stateMachine);
        if (!AmiPipeline.Arn.IsClaimedBy(text))
        {
            ExecutionName.CheckExisting(option, text);
        }
        else if (!ExecutionArn.TryParse(text, out _arn))
        {
            throw UserErrorException.ForCommandLine($"{option} is \"{text}\"; the ARN of an execution is {ExecutionArn.Form}.");
        }
        else if (stateMachine is not null && stateMachine.Execution(_arn.Name) != _arn)
        {
            throw UserErrorException.ForCommandLine($"{option} belongs to another state machine than --state-machine {stateMachine.Arn}; omit --state-machine.");
        }
        else if (region is not null && region != _arn.Location.Region)
        {
            throw UserErrorException.ForCommandLine($"--region is {region}, but {option} is in {_arn.Location.Region}; omit --region.");
        }

        Region = _arn?.Location.Region ?? region;
    }

    /// <summary>The execution's Region; null if it is not known.</summary>
    public string? Region { get; }

    /// <summary>The ARN of an execution of a deployed state machine.</summary>
    /// <exception cref="UserErrorException">It is a name, and no state machine was given.</exception>
    public ExecutionArn Deployed() => _arn ?? _stateMachine?.Execution(_text)
        ?? throw UserErrorException.ForCommandLine($"{_option} is the name \"{_text}\"; add --state-machine ARN, or give the execution's ARN.");

    /// <summary>The ARN of an execution of the caller's account; a name is that of an execution of this machine.</summary>
    /// <param name="hostName">This machine's name.</param>
    /// <param name="caller">Who calls AWS.</param>
    /// <exception cref="UserErrorException">The execution belongs to another account.</exception>
    public string Own(string hostName, AwsCaller caller) =>
        _arn is null ? new LocalOwner(hostName, caller).ExecutionArn(_text)
        : _arn.Location.AccountId == caller.Location.AccountId ? _text
        : throw UserErrorException.ForCommandLine(
            $"{_option} belongs to account {_arn.Location.AccountId}, but the credentials belong to {caller.Location.AccountId}; use credentials of {_arn.Location.AccountId}.");
}
