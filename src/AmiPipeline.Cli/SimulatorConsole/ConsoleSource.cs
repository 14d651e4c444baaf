using System.Security.Cryptography;
using System.Text;
using AmiPipeline.Engines.Local;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StepFunctions.Executions;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>What the console shows and drives. Reading it leaves no trace, and takes the cloud's lock for one account in one Region at a time.</summary>
/// <param name="Cloud">The simulated cloud.</param>
/// <param name="Clock">Its clock.</param>
/// <param name="Control">Moves the clock.</param>
/// <param name="Pipelines">The pipelines on it; there may be none.</param>
/// <param name="TaskFaults">What is planned for the tasks of the pipelines' executions.</param>
internal sealed record ConsoleSource(SimulatedCloud Cloud, AcceleratedClock Clock, SimulatorControl Control, LocalPipelines Pipelines, TaskFaults TaskFaults)
{
    /// <summary>How many planned faults have not struck yet.</summary>
    public int PendingFaults => Cloud.Faults.Pending + TaskFaults.Pending;

    /// <summary>The executions, newest first.</summary>
    public IReadOnlyList<StartedExecution> Executions => [.. Pipelines.Executions.Reverse()];

    /// <summary>As long as it is the same, every page is, except for the time. It is short, however many executions there are.</summary>
    public string Version
    {
        get
        {
            var all = $"{Cloud.Changes}-{PendingFaults}-{Pipelines.Calls.Count}-{(Pipelines.Calls is [.., var last] ? last.At.Ticks : 0)}-{string.Join('-', Executions.Select(execution => Transitions(execution.Execution)))}";
            return Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(all)).AsSpan(0, 16));
        }
    }

    /// <summary>What each account has in each Region, if it has anything.</summary>
    public IReadOnlyList<AccountView> Places()
    {
        var (accounts, regions) = Cloud.Places;
        return [.. accounts.SelectMany(account => regions, Cloud.Inspect).Where(HasAnything)];
    }

    /// <summary>Short names of an account's keys in a Region.</summary>
    /// <param name="places">Accounts and Regions.</param>
    public static KeyNames Names(IEnumerable<AccountView> places)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in places.SelectMany(place => place.Keys).Where(key => key.Aliases.Count > 0))
        {
            names[key.Arn] = key.Aliases[0];
        }

        return new KeyNames(names);
    }

    // What has ended stays as it is, and so do its child executions.
    private static string Transitions(Execution execution) => execution.StopTime is not null
        ? $"{execution.Status}"
        : $"{execution.StateTransitions}+{execution.CopyChildren().Sum(child => child.StateTransitions)}";

    private static bool HasAnything(AccountView place) =>
        place.Images.Count + place.Snapshots.Count + place.Volumes.Count + place.Instances.Count + place.Keys.Count(key => !key.IsAwsManaged) > 0 || place.EncryptionByDefault;
}
