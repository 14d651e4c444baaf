using System.Text.RegularExpressions;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary>The fleet state machines that a command works with: one, by its ARN; or those of one name in every account and Region of the list.</summary>
internal sealed partial class FleetMachines
{
    /// <summary>The placeholder for the account in the name of a profile.</summary>
    public const string AccountPlaceholder = "{account}";

    private readonly string _text;
    private readonly string? _region;
    private readonly string? _profile;
    private readonly StateMachineReference? _one;

    /// <summary>Reads them.</summary>
    /// <param name="text">The ARN or the name.</param>
    /// <param name="region">The given Region; null for none.</param>
    /// <param name="profile">The given profile; null for none.</param>
    /// <exception cref="UserErrorException">It is neither, or the Region differs from the ARN's.</exception>
    public FleetMachines(string text, string? region, string? profile)
    {
        (_text, _region, _profile) = (text, region, profile);
        _one = Names().IsMatch(text) ? null : new StateMachineReference(text, region);
    }

    /// <summary>The one, by its ARN; null for those of a name.</summary>
    public StateMachineReference? One => _one;

    /// <summary>The account and Region whose state machine a request is for.</summary>
    /// <param name="place">The directories that it is in, or what its row says.</param>
    /// <exception cref="UserErrorException">They are others than the state machine's, or don't say it.</exception>
    public AwsLocation Locate(RequestPlace place)
    {
        if (_one is null)
        {
            return place.AccountId is { } account && (place.Region ?? _region) is { } region
                ? new AwsLocation(account, region)
                : throw UserErrorException.ForCommandLine(
                    $"--state-machine is the name \"{_text}\", so every request of LIST has to be in a directory ACCOUNT/REGION, such as `ami-pipeline find --by-account --requests LIST` writes, and every image of a CSV file to have an accountId and a region; or give the ARN of one state machine.");
        }

        var own = _one.Owner.Location;
        return (place.AccountId ?? own.AccountId, place.Region ?? own.Region) == (own.AccountId, own.Region)
            ? own
            : throw UserErrorException.ForCommandLine(
                $"LIST has requests for {place}, but --state-machine is in {own.AccountId}/{own.Region}. Give the directory or the rows of that account and Region only, or give the state machine's name instead of its ARN: it is then that of each of them.");
    }

    /// <summary>The state machine of an account and Region.</summary>
    /// <param name="location">The account and Region.</param>
    public StateMachineReference At(AwsLocation location) =>
        _one ?? new StateMachineReference(new StateMachineArn(Partition.FromRegion(location.Region).Name, location, _text).ToString(), region: null);

    /// <summary>How to reach an account and Region.</summary>
    /// <param name="location">The account and Region.</param>
    public AwsConnection Connection(AwsLocation location) => new()
    {
        Region = location.Region,
        Profile = _profile?.Replace(AccountPlaceholder, location.AccountId, StringComparison.Ordinal),
    };

    /// <summary>The command that watches a fleet of theirs.</summary>
    /// <param name="fleet">The fleet's name.</param>
    /// <param name="execution">One of its executions.</param>
    /// <param name="list">Its list, whose directories name accounts and Regions; null for none.</param>
    public string Watch(string fleet, ExecutionArn execution, string? list) =>
        _one is null && list is not null ? NextCommands.WatchFleet(fleet, _text, list, _profile) : NextCommands.WatchFleet(execution.ToString(), _profile);

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$")]
    private static partial Regex Names();
}
