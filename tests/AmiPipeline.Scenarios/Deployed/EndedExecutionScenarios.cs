using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Engines;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>Executions that end without their own clean-up: the event of their end brings it, or else the hourly sweep. What is committed, another's or in use stays.</summary>
public sealed class EndedExecutionScenarios
{
    private const string Configuration = """{ "instances": {} }""";
    private static readonly string Request = Examples.Request("s5-unique-keys");

    /// <summary>The whole run takes more than 6 minutes: an abort in each of them meets whatever there is to meet.</summary>
    public static TheoryData<int> Minutes => [.. Enumerable.Range(0, 7)];

    [Theory]
    [MemberData(nameof(Minutes))]
    public async Task AbortedExecution_IsCleanedUpByItsEvent(int minute)
    {
        var deployment = await RunningAsync(TimeSpan.FromMinutes(minute));
        var before = Untagged(deployment);

        await deployment.StopAsync(deployment.Runs[0]);
        await deployment.SettleAsync();

        var cleanUp = Assert.Single(deployment.CleanUps);
        Assert.True(cleanUp.Status == "SUCCEEDED", cleanUp.Execution.Cause);
        Assert.Empty(Building(deployment));
        Assert.Empty(before.Except(Untagged(deployment)));
    }

    [Fact]
    public async Task ExecutionThatTimedOut_IsCleanedUpByItsEvent()
    {
        var document = JsonNode.Parse(PipelineDocument.Json)!.AsObject();
        document["TimeoutSeconds"] = 150;
        var deployment = new SimulatedDeployment(Configuration, StateMachineDocument.Load(document.ToJsonString()));
        await deployment.StartByHandAsync(Request);

        await deployment.SettleAsync();

        Assert.Equal("TIMED_OUT", Assert.Single(deployment.Runs).Status);
        Assert.Equal("SUCCEEDED", Assert.Single(deployment.CleanUps).Status);
        Assert.Empty(Building(deployment));
    }

    [Fact]
    public async Task ExecutionThatFailed_HasCleanedUpItself_AndTheEventFindsNothing()
    {
        var deployment = new SimulatedDeployment(Configuration);
        deployment.Cloud.Faults.FailNext(Simulator.Faults.ResourceKind.Image);
        await deployment.StartByHandAsync(Request);
        await deployment.RunUntilAsync(() => deployment.CleanUps.Count == 1);
        Assert.Empty(Building(deployment));

        await deployment.SettleAsync();

        Assert.Equal("SUCCEEDED", Assert.Single(deployment.CleanUps).Status);
    }

    [Fact]
    public async Task LostEvent_IsMadeUpForByTheSweep()
    {
        var deployment = await AbortedUnnoticedAsync();
        var left = Building(deployment);
        Assert.NotEmpty(left);

        var swept = await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();

        Assert.Equal([$"started {deployment.Runs[0].Arn}"], Executions(swept));
        var started = swept.GetProperty("executions")[0];
        Assert.Equal("ABORTED", started.GetProperty("status").GetString());
        Assert.Equal(left, started.GetProperty("resources").EnumerateArray().Select(id => id.GetString()!).Order());
        Assert.Equal("SUCCEEDED", Assert.Single(deployment.CleanUps).Status);
        Assert.Empty(Building(deployment));
    }

    [Fact]
    public async Task Sweep_OfARunningExecution_LeavesItAlone()
    {
        var deployment = await RunningAsync(TimeSpan.FromMinutes(2));

        var swept = await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();

        Assert.Equal([$"running {deployment.Runs[0].Arn}"], Executions(swept));
        Assert.Empty(deployment.CleanUps);
        Assert.Equal("SUCCEEDED", Assert.Single(deployment.Runs).Status);
    }

    [Fact]
    public async Task Sweep_WhileTheEventsCleanUpRuns_StartsNoSecond()
    {
        var deployment = await RunningAsync(TimeSpan.FromMinutes(2));
        await deployment.StopAsync(deployment.Runs[0]);
        await deployment.RunUntilAsync(() => deployment.CleanUps.Count == 1);

        var swept = await deployment.ScheduleAsync(FunctionNames.SweepExecutions);

        Assert.Equal([$"cleaning {deployment.Runs[0].Arn}"], Executions(swept));
        Assert.Single(deployment.CleanUps);
    }

    /// <summary>A clean-up that failed is tried again in the next hour, under another name; twice in one hour is once.</summary>
    [Fact]
    public async Task CleanUp_ThatFails_IsTriedAgainEachHour()
    {
        var deployment = await AbortedUnnoticedAsync();
        deployment.Cloud.Faults.When(call => call.Action == "DeleteVolume", times: int.MaxValue).Refuse("UnauthorizedOperation", "Not allowed.", 403);
        await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();
        Assert.Equal("FAILED", Assert.Single(deployment.CleanUps).Status);

        deployment.Cloud.Faults.Clear();
        deployment.Clock.Advance(TimeSpan.FromHours(1));
        await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();

        Assert.Equal(["FAILED", "SUCCEEDED"], deployment.CleanUps.Select(cleanUp => cleanUp.Status));
        Assert.Empty(Building(deployment));
    }

    /// <summary>Step Functions forgets an execution after 90 days; what carries its tag is the pipeline's all the same.</summary>
    [Fact]
    public async Task Sweep_OfAnExecutionThatIsForgotten_RemovesWhatItLeft()
    {
        var deployment = new SimulatedDeployment(Configuration);
        var volumeId = await VolumeAsync(deployment, SimulatedDeployment.StateMachineArn, ExecutionArn("AmiPipeline"), "building");

        var swept = await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();

        Assert.Equal("EXPIRED", swept.GetProperty("executions")[0].GetProperty("status").GetString());
        Assert.DoesNotContain(deployment.View.Volumes, volume => volume.Id == volumeId);
    }

    [Fact]
    public async Task Sweep_TouchesNothingThatIsCommittedOrAnothers()
    {
        var deployment = await AbortedUnnoticedAsync();
        const string Other = "arn:aws:states:us-east-1:111122223333:stateMachine:Other";
        string[] others =
        [
            await VolumeAsync(deployment, Other, ExecutionArn("Other"), "building"),
            await VolumeAsync(deployment, SimulatedDeployment.StateMachineArn, ExecutionArn("AmiPipeline"), "committed"),
            await VolumeAsync(deployment, SimulatedDeployment.StateMachineArn, deployment.Runs[0].Arn, "committed"),
            await VolumeAsync(deployment, SimulatedDeployment.StateMachineArn, ExecutionArn("Other"), "building"),
            await VolumeAsync(deployment, "local/desk", ExecutionArn("local"), "building"),
        ];
        await deployment.SettleAsync();
        var before = deployment.View.Dump().Where(line => others.Any(id => line.Contains(id, StringComparison.Ordinal))).ToList();

        var swept = await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();

        Assert.Equal(5, before.Count);
        Assert.Empty(before.Except(deployment.View.Dump()));
        Assert.Equal([others[3]], swept.GetProperty("stray").EnumerateArray().Select(id => id.GetString()!));
        Assert.Equal([$"started {deployment.Runs[0].Arn}"], Executions(swept));
        Assert.Equal([others[3]], Building(deployment));
    }

    [Fact]
    public async Task CommittedImage_OfAnExecutionThatIsAborted_Stays()
    {
        var formerTags = new EventualConsistency(TimeSpan.Zero, TimeSpan.Zero) { FormerTags = TimeSpan.FromSeconds(20) };
        var deployment = new SimulatedDeployment(Configuration, simulator: options => options with { EventualConsistency = formerTags });
        await deployment.StartByHandAsync(Request);
        await deployment.RunUntilAsync(() => deployment.View.Images.Any(image => image.Tags.GetValueOrDefault("ami-pipeline:state") == "committed"));

        await deployment.StopAsync(deployment.Runs[0]);
        await deployment.SettleAsync();

        var image = deployment.View.Images.Single(image => image.Tags.ContainsKey("ami-pipeline:state"));
        Assert.Equal("available", image.State);
        Assert.All(image.Devices, device => Assert.Equal("committed", deployment.View.Snapshot(device.SnapshotId!).Tags["ami-pipeline:state"]));
        Assert.Empty(Building(deployment));
        Assert.Equal("SUCCEEDED", Assert.Single(deployment.CleanUps).Status);
        Assert.DoesNotContain(deployment.Cloud.Calls.All, call => call.Action is "DeregisterImage" or "DeleteSnapshot");
    }

    private static async Task<SimulatedDeployment> RunningAsync(TimeSpan until)
    {
        var deployment = new SimulatedDeployment(Configuration);
        await deployment.StartByHandAsync(Request);
        var end = deployment.Clock.GetUtcNow() + until;
        await deployment.RunUntilAsync(() => deployment.Clock.GetUtcNow() >= end);
        return deployment;
    }

    private static async Task<SimulatedDeployment> AbortedUnnoticedAsync()
    {
        var deployment = await RunningAsync(TimeSpan.FromMinutes(1));
        deployment.Bus.Delivery = _ => [];
        await deployment.StopAsync(deployment.Runs[0]);
        await deployment.SettleAsync();
        Assert.Empty(deployment.CleanUps);
        return deployment;
    }

    private static string ExecutionArn(string stateMachine) => $"arn:aws:states:us-east-1:111122223333:execution:{stateMachine}:long-ago";

    private static async Task<string> VolumeAsync(SimulatedDeployment deployment, string owner, string execution, string state) =>
        (await deployment.Ec2.CreateVolumeAsync(new CreateVolumeRequest
        {
            AvailabilityZone = "us-east-1a",
            Size = 1,
            TagSpecifications =
            [
                new TagSpecification
                {
                    ResourceType = ResourceType.Volume,
                    Tags = [new("ami-pipeline:owner", owner), new("ami-pipeline:execution", execution), new("ami-pipeline:state", state)],
                },
            ],
        })).Volume.VolumeId;

    private static IEnumerable<string> Executions(JsonElement swept) => swept.GetProperty("executions").EnumerateArray()
        .Select(execution => $"{execution.GetProperty("outcome")} {execution.GetProperty("executionArn")}");

    /// <summary>The ids of what is neither committed nor gone.</summary>
    private static List<string> Building(SimulatedDeployment deployment)
    {
        var view = deployment.View;
        return
        [
            .. view.Images.Where(image => IsBuilding(image.Tags)).Select(image => image.Id)
                .Concat(view.Snapshots.Where(snapshot => IsBuilding(snapshot.Tags)).Select(snapshot => snapshot.Id))
                .Concat(view.Volumes.Where(volume => IsBuilding(volume.Tags)).Select(volume => volume.Id))
                .Concat(view.SecurityGroups.Where(group => IsBuilding(group.Tags)).Select(group => group.Id))
                .Concat(view.Instances.Where(instance => IsBuilding(instance.Tags) && instance.State != "terminated").Select(instance => instance.Id))
                .Order(),
        ];
    }

    private static bool IsBuilding(IReadOnlyDictionary<string, string> tags) =>
        tags.GetValueOrDefault("ami-pipeline:state") == "building" && tags["ami-pipeline:owner"] == SimulatedDeployment.StateMachineArn;

    /// <summary>Everything that is not the pipeline's, line by line.</summary>
    private static List<string> Untagged(SimulatedDeployment deployment) =>
        [.. deployment.View.Dump().Where(line => !line.Contains("ami-pipeline:", StringComparison.Ordinal))];
}
