using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Scenarios.Deployed;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>A deployed execution is aborted while its copies are made: whatever tells of it, the copies that are not committed go, in their Regions.</summary>
public sealed class AbortedCopyScenarios
{
    private static readonly string Configuration = Examples.Request("other-account.deployment");

    // The image takes less than five minutes, the copies more than ten more.
    public static TheoryData<int> Minutes => [4, 5, 6, 8, 10, 13, 16];

    [Theory]
    [MemberData(nameof(Minutes))]
    public async Task AbortedExecution_IsCleanedUpInEveryRegion_ByItsEvent(int minute)
    {
        var deployment = await AbortedAsync(TimeSpan.FromMinutes(minute), CopyAccount.Request);

        await deployment.SettleAsync();

        Assert.True(Assert.Single(deployment.CleanUps).Status == "SUCCEEDED", deployment.CleanUps[0].Execution.Cause);
        Assert.Empty(Building(deployment));
    }

    [Theory]
    [MemberData(nameof(Minutes))]
    public async Task AbortedExecution_IsCleanedUpInEveryAccount_AndSharesNothingAnyMore(int minute)
    {
        var deployment = await AbortedAsync(TimeSpan.FromMinutes(minute), CopyAccount.RequestForAccounts);

        await deployment.SettleAsync();

        Assert.True(Assert.Single(deployment.CleanUps).Status == "SUCCEEDED", deployment.CleanUps[0].Execution.Cause);
        Assert.Empty(Building(deployment));
        Assert.Empty(Shared(deployment));
    }

    /// <summary>EC2 shows what clean-up has deregistered no more, and says only after hours that it is gone.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    public async Task AbortedExecution_IsCleanedUpWithinMinutes_ThoughImagesAreNotCalledGone(int minute)
    {
        var deployment = await AbortedAsync(TimeSpan.FromMinutes(minute), CopyAccount.RequestForAccounts, simulator: SilentFor(hours: 3));
        var aborted = deployment.Clock.GetUtcNow();

        await AssertCleanedUpWithinMinutesAsync(deployment, aborted);
    }

    /// <summary>It is in its own clean-up, which has just deregistered the image that was shared.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task ExecutionAbortedInItsCleanUp_IsCleanedUpWithinMinutes(double hours)
    {
        var deployment = new SimulatedDeployment(Configuration, roles: SynthesizedRoles.OtherAccount, simulator: SilentFor(hours));
        await deployment.StartByHandAsync(DeregisteredSharedImageScenarios.WithoutSource);
        await deployment.RunUntilAsync(() => deployment.Cloud.Calls.All.Any(call => call.Action == "DeregisterImage" && call.AccountId == Account.Id));
        var aborted = deployment.Clock.GetUtcNow();
        await deployment.StopAsync(deployment.Runs[0]);

        await AssertCleanedUpWithinMinutesAsync(deployment, aborted);
    }

    [Fact]
    public async Task LostEvent_IsMadeUpForByTheSweep_InEveryAccount()
    {
        var deployment = await AbortedAsync(TimeSpan.FromMinutes(8), CopyAccount.RequestForAccounts, hasEvent: false);
        var left = Building(deployment);
        Assert.Contains(left, resource => resource.Account == CopyAccount.Other);
        Assert.Contains(left, resource => resource.Account == CopyAccount.Third);
        Assert.NotEmpty(Shared(deployment));

        var swept = await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();

        Assert.Equal([CopyAccount.Other, CopyAccount.Third], swept.GetProperty("executions")[0].GetProperty("sharingAccounts").EnumerateArray().Select(id => id.GetString()));
        Assert.Empty(Building(deployment));
        Assert.Empty(Shared(deployment));
    }

    [Fact]
    public async Task LostEvent_IsMadeUpForByTheSweep_InEveryRegion()
    {
        var deployment = await AbortedAsync(TimeSpan.FromMinutes(8), CopyAccount.Request, hasEvent: false);
        var left = Building(deployment);
        Assert.Contains(left, resource => resource.Region == CopyAccount.Europe);
        Assert.Contains(left, resource => resource.Region == CopyAccount.West);

        var swept = await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();

        Assert.Equal(left.Select(resource => resource.Id).Order(), swept.GetProperty("executions")[0].GetProperty("resources").EnumerateArray().Select(id => id.GetString()!).Order());
        Assert.Empty(Building(deployment));
    }

    /// <summary>Of an execution that Step Functions has forgotten nobody knows where copies were to be: all Regions that the deployment allows are searched.</summary>
    [Fact]
    public async Task ExecutionThatIsForgotten_IsCleanedUpWhereverTheDeploymentMayMakeImages()
    {
        var deployment = new SimulatedDeployment(Configuration, roles: SynthesizedRoles.OtherAccount);
        var ec2 = SimulatedClients.Create(deployment.Cloud, deployment.Clock).Ec2(new AwsLocation(Account.Id, CopyAccount.Europe));
        await ec2.CopySnapshotAsync(new CopySnapshotRequest
        {
            SourceRegion = CopyAccount.Europe,
            SourceSnapshotId = "snap-0e000000000000001",
            TagSpecifications = [new TagSpecification { ResourceType = ResourceType.Snapshot, Tags = [
                new Tag("ami-pipeline:owner", SimulatedDeployment.StateMachineArn),
                new Tag("ami-pipeline:execution", SimulatedDeployment.StateMachineArn.Replace("stateMachine", "execution", StringComparison.Ordinal) + ":forgotten"),
                new Tag("ami-pipeline:state", "building")] }],
        });
        Assert.Single(Building(deployment));

        var swept = await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();

        Assert.Equal("EXPIRED", swept.GetProperty("executions")[0].GetProperty("status").GetString());
        Assert.Empty(Building(deployment));
    }

    private static async Task AssertCleanedUpWithinMinutesAsync(SimulatedDeployment deployment, DateTimeOffset aborted)
    {
        await deployment.RunUntilAsync(() => deployment.CleanUps is [{ Status: not "RUNNING" }]);

        Assert.True(Assert.Single(deployment.CleanUps).Status == "SUCCEEDED", deployment.CleanUps[0].Execution.Cause);
        Assert.InRange(deployment.Clock.GetUtcNow() - aborted, TimeSpan.Zero, TimeSpan.FromMinutes(30));
        Assert.Empty(Building(deployment));
        Assert.Empty(Shared(deployment));
    }

    // EC2 shows what is deregistered no more, and says only after so long that it is gone.
    private static Func<SimulatorOptions, SimulatorOptions> SilentFor(double hours) =>
        options => options with { EventualConsistency = EventualConsistency.None with { DeregisteredImageIds = TimeSpan.FromHours(hours) } };

    private static async Task<SimulatedDeployment> AbortedAsync(TimeSpan after, string request, bool hasEvent = true, Func<SimulatorOptions, SimulatorOptions>? simulator = null)
    {
        var deployment = new SimulatedDeployment(Configuration, simulator: simulator, roles: SynthesizedRoles.OtherAccount);
        var start = deployment.Clock.GetUtcNow();
        await deployment.StartByHandAsync(request);
        await deployment.RunUntilAsync(() => deployment.Clock.GetUtcNow() >= start + after);
        if (!hasEvent)
        {
            deployment.Bus.Delivery = _ => [];
        }

        await deployment.StopAsync(deployment.Runs[0]);
        return deployment;
    }

    private static List<string> Shared(SimulatedDeployment deployment) => deployment.Cloud.Inspect(Account.Id, Account.Region) is var home ?
    [
        .. home.Images.Where(image => image.LaunchPermissions.Count > 0).Select(image => image.Id),
        .. home.Snapshots.Where(snapshot => snapshot.CreateVolumePermissions.Count > 0).Select(snapshot => snapshot.Id),
        .. home.Keys.Where(key => key.Grants.Count > 0).Select(key => key.Arn),
    ] : [];

    private static List<(string Account, string Region, string Id)> Building(SimulatedDeployment deployment) =>
    [
        .. from account in new[] { Account.Id, CopyAccount.Other, CopyAccount.Third }
           from region in new[] { Account.Region, CopyAccount.Europe, CopyAccount.West }
           let view = deployment.Cloud.Inspect(account, region)
           from resource in view.Images.Select(image => (image.Id, image.Tags))
               .Concat(view.Snapshots.Select(snapshot => (snapshot.Id, snapshot.Tags)))
               .Concat(view.Volumes.Select(volume => (volume.Id, volume.Tags)))
           where resource.Tags.GetValueOrDefault("ami-pipeline:state") == "building"
           select (account, region, resource.Id),
    ];
}
