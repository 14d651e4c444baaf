using AmiPipeline.Reports;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>The examples' accounts with three Regions, and the roles of a deployment that allows all of them.</summary>
internal sealed class CopyAccount
{
    public const string Europe = "eu-west-1";
    public const string West = "us-west-2";

    public const string Other = AccountRoles.OwnerId;
    public const string Third = AccountRoles.ThirdId;

    private readonly Dictionary<AwsLocation, HashSet<string>> _before;

    public CopyAccount(Func<SimulatorOptions, SimulatorOptions>? simulator = null, string? world = null, Func<ITaskHandler, ITaskHandler>? tasks = null, bool isDeployed = true)
    {
        Home = new Account(simulator, world is null ? null : WorldDefinition.Parse(world), roles: SynthesizedRoles.OtherAccount, tasks: tasks, isDeployed: isDeployed);
        var places = from account in new[] { Account.Id, Other, Third } from region in new[] { Account.Region, Europe, West } select new AwsLocation(account, region);
        _before = places.Skip(1).ToDictionary(place => place, place => Ids(In(place)).ToHashSet());
    }

    /// <summary>A request with two snapshots, each under its own key, and copies with two keys and with one.</summary>
    public static string Request => Examples.Request("copies");

    /// <summary>A request for copies in three accounts: by one call under one key, by others under two, and in several Regions.</summary>
    public static string RequestForAccounts => Examples.Request("copies-to-accounts");

    public Account Home { get; }

    public AccountView In(string region) => In(new AwsLocation(Account.Id, region));

    public AccountView In(AwsLocation place) => Home.Engine.Cloud.Inspect(place.AccountId, place.Region);

    public Task<ExecutionReport> RunAsync(string? request = null, string execution = "run-1") => Home.RunAsync(request ?? Request, execution);

    public async Task<ExecutionReport> SucceedAsync(string? request = null, string execution = "run-1")
    {
        var report = await RunAsync(request, execution);
        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        return report;
    }

    /// <summary>In no account and Region anything was added that is not committed, and nothing is shared; gives the images that were, the home Region's first.</summary>
    public IReadOnlyList<ImageView> AssertNothingTemporaryLeft()
    {
        AssertNothingShared();
        return [.. Home.AssertNothingTemporaryLeft(), .. _before.Keys.SelectMany(AssertNothingTemporaryLeft)];
    }

    /// <summary>Whether any other account may read something of the home account, or is marked as if it might.</summary>
    public bool IsAnythingShared => Home.View is var home && (home.Images.Any(image => image.LaunchPermissions.Count > 0)
        || home.Snapshots.Any(snapshot => snapshot.CreateVolumePermissions.Count > 0)
        || home.Keys.Where(key => key.Arn.Contains(Account.Id, StringComparison.Ordinal)).Any(key => key.Grants.Count > 0)
        || home.Images.Select(image => image.Tags).Concat(home.Snapshots.Select(snapshot => snapshot.Tags)).Any(tags => tags.Keys.Any(key => key.StartsWith("ami-pipeline:shared-for:", StringComparison.Ordinal))));

    /// <summary>Every permission and every grant was taken back.</summary>
    public void AssertNothingShared() => Assert.False(IsAnythingShared, "Something is still shared.");

    private IEnumerable<ImageView> AssertNothingTemporaryLeft(AwsLocation place)
    {
        var view = In(place);
        var images = view.Images.Where(image => !_before[place].Contains(image.Id)).ToList();
        Assert.Equal(
            images.SelectMany(image => image.Devices.Select(device => device.SnapshotId).OfType<string>().Prepend(image.Id)).Order(),
            Ids(view).Except(_before[place]).Order());
        Assert.All(images, image => Assert.Equal("committed", image.Tags["ami-pipeline:state"]));
        Assert.All(images.SelectMany(image => image.Devices), device => Assert.Equal("committed", view.Snapshot(device.SnapshotId!).Tags["ami-pipeline:state"]));
        return images;
    }

    private static IEnumerable<string> Ids(AccountView view) =>
        view.Images.Select(image => image.Id).Concat(view.Snapshots.Select(snapshot => snapshot.Id)).Concat(view.Volumes.Select(volume => volume.Id));
}
