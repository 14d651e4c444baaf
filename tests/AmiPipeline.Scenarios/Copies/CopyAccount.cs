using AmiPipeline.Engines;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>The examples' account with three Regions, and the roles of a deployment that allows all of them.</summary>
internal sealed class CopyAccount
{
    public const string Europe = "eu-west-1";
    public const string West = "us-west-2";

    private readonly Dictionary<string, HashSet<string>> _before;

    public CopyAccount(Func<SimulatorOptions, SimulatorOptions>? simulator = null, string? world = null, Func<ITaskHandler, ITaskHandler>? tasks = null)
    {
        Home = new Account(simulator, world is null ? null : WorldDefinition.Parse(world), roles: SynthesizedRoles.OtherAccount, tasks: tasks);
        _before = new[] { Europe, West }.ToDictionary(region => region, region => Ids(In(region)).ToHashSet());
    }

    /// <summary>A request with two snapshots, each under its own key, and copies with two keys and with one.</summary>
    public static string Request => Examples.Request("copies");

    public Account Home { get; }

    public AccountView In(string region) => Home.Engine.Cloud.Inspect(Account.Id, region);

    public Task<ExecutionReport> RunAsync(string? request = null, string execution = "run-1") => Home.RunAsync(request ?? Request, execution);

    public async Task<ExecutionReport> SucceedAsync(string? request = null, string execution = "run-1")
    {
        var report = await RunAsync(request, execution);
        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        return report;
    }

    /// <summary>In no Region anything was added that is not committed; gives the images that were, the home Region's first.</summary>
    public IReadOnlyList<ImageView> AssertNothingTemporaryLeft() =>
        [.. Home.AssertNothingTemporaryLeft(), .. _before.Keys.SelectMany(AssertNothingTemporaryLeft)];

    private IEnumerable<ImageView> AssertNothingTemporaryLeft(string region)
    {
        var view = In(region);
        var images = view.Images.Where(image => !_before[region].Contains(image.Id)).ToList();
        Assert.Equal(
            images.SelectMany(image => image.Devices.Select(device => device.SnapshotId).OfType<string>().Prepend(image.Id)).Order(),
            Ids(view).Except(_before[region]).Order());
        Assert.All(images, image => Assert.Equal("committed", image.Tags["ami-pipeline:state"]));
        Assert.All(images.SelectMany(image => image.Devices), device => Assert.Equal("committed", view.Snapshot(device.SnapshotId!).Tags["ami-pipeline:state"]));
        return images;
    }

    private static IEnumerable<string> Ids(AccountView view) =>
        view.Images.Select(image => image.Id).Concat(view.Snapshots.Select(snapshot => snapshot.Id)).Concat(view.Volumes.Select(volume => volume.Id));
}
