using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Reports;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Scenarios.Wire;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>The simulated account of the examples, with what a scenario asks of it afterwards.</summary>
internal sealed class Account
{
    public const string Id = "111122223333";
    public const string Region = "us-east-1";

    private readonly IReadOnlyList<string> _before;
    private readonly HashSet<string> _idsBefore;

    public Account(
        Func<SimulatorOptions, SimulatorOptions>? simulator = null,
        WorldDefinition? world = null,
        FunctionSettings? functions = null,
        Func<FunctionRole, FunctionRole>? roleOf = null,
        SynthesizedRoles? roles = null,
        Func<ITaskHandler, ITaskHandler>? tasks = null,
        StateMachineDocument? document = null,
        bool isDeployed = true)
    {
        roles ??= SynthesizedRoles.Default;
        Engine = new SimulatedEngine(world ?? Examples.World, new SimulatedEngineOptions
        {
            Simulator = simulator ?? (options => options),
            ClientsOf = !isDeployed ? null : (engine, function) => SynthesizedRoles.ClientsOf(engine.Cloud, engine.Clock, roleOf?.Invoke(roles.Of(function)) ?? roles.Of(function)),
            Functions = !isDeployed ? functions ?? new FunctionSettings() : functions is null ? roles.Settings : InNetworkOf(functions, roles.Settings),
            Tasks = tasks ?? (handler => handler),
        }, document);
        foreach (var other in roles.Others)
        {
            Engine.Cloud.Iam.DefineRole(other.AccountId, (roleOf?.Invoke(other) ?? other).Definition);
        }

        var view = View;
        _before = view.Dump();
        _idsBefore = [.. Ids(view)];
    }

    public SimulatedEngine Engine { get; }

    public AccountView View => Engine.Cloud.Inspect(Id, Region);

    public async Task<ExecutionReport> RunAsync(string request, string execution = "run-1")
    {
        var report = await Engine.RunAsync(request, execution);
        Assert.Empty(WireRules.Faults(Engine.Cloud.Calls.All).Distinct());
        return report;
    }

    public async Task<ImageView> SucceedAsync(string request, string execution = "run-1")
    {
        var report = await RunAsync(request, execution);
        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        return View.Image(report.Result!.ImageId);
    }

    public string KeyArn(string alias) => View.Key(alias).Arn;

    public string AliasOf(string? keyArn) => View.Keys.Single(key => key.Arn == keyArn).Aliases[0];

    /// <summary>What was there before is there still, unchanged.</summary>
    public void AssertNothingChanged() => Assert.Empty(_before.Except(View.Dump()));

    /// <summary>All that was added is the given images with their snapshots, and all of it is committed.</summary>
    public void AssertOnlyAdded(params ImageView[] images)
    {
        AssertNothingChanged();
        var wanted = images.SelectMany(image => image.Devices.Select(device => device.SnapshotId).OfType<string>().Prepend(image.Id)).Order();
        Assert.Equal(wanted, Ids(View).Except(_idsBefore).Order());
        Assert.All(images, image => Assert.Equal("committed", image.Tags["ami-pipeline:state"]));
        Assert.All(images.SelectMany(image => image.Devices).Where(device => device.SnapshotId is not null),
            device => Assert.Equal("committed", View.Snapshot(device.SnapshotId!).Tags["ami-pipeline:state"]));
    }

    /// <summary>Nothing was added that is not committed; gives what was.</summary>
    public IReadOnlyList<ImageView> AssertNothingTemporaryLeft()
    {
        var added = View.Images.Where(image => !_idsBefore.Contains(image.Id)).ToArray();
        AssertOnlyAdded(added);
        return added;
    }

    // A deployment always has a security group.
    private static FunctionSettings InNetworkOf(FunctionSettings functions, FunctionSettings deployed) =>
        (functions.SecurityGroupIds.Count > 0 ? functions : functions with { SecurityGroupIds = deployed.SecurityGroupIds }) with { MayHaveMadeSecurityGroups = false };

    // A terminated instance shows for an hour, but costs and keeps nothing.
    private static IEnumerable<string> Ids(AccountView view) =>
        view.Images.Select(image => image.Id)
            .Concat(view.Snapshots.Select(snapshot => snapshot.Id))
            .Concat(view.Volumes.Select(volume => volume.Id))
            .Concat(view.SecurityGroups.Select(group => group.Id))
            .Concat(view.Instances.Where(instance => instance.State != "terminated").Select(instance => instance.Id));
}
