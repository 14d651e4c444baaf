using System.Text.Json.Nodes;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>
/// What can befall a fleet, at the moments at which any of its executions has come further: whatever it is, nothing is left, no image is made twice,
/// a fleet that has succeeded has its images, and the next pass makes the others. What befalls the pipeline itself is explored elsewhere.
/// </summary>
public sealed class FleetExplorationScenarios
{
    // Of the moments, each act is tried at every third, and the next act at others.
    private const int EachSuch = 3;
    private const int MinMoments = 14;

    private static readonly string[] Names = ["one", "two"];

    private static readonly Dictionary<string, Func<SimulatedDeployment, Task>> Acts = new()
    {
        ["the fleet is stopped"] = deployment => deployment.StopAsync(deployment.Fleets[0]),
        ["the execution is stopped"] = deployment => StopRunsAsync(deployment),
        ["the child is killed"] = deployment =>
        {
            KillChildren(deployment);
            return Task.CompletedTask;
        },
        ["the child is killed, and its execution with it"] = deployment =>
        {
            KillChildren(deployment);
            return StopRunsAsync(deployment);
        },
        ["a second pass runs beside the first"] = deployment => deployment.StartFleetAsync(Input(), "beside"),
        ["the fleet is stopped, and started again at once"] = async deployment =>
        {
            await deployment.StopAsync(deployment.Fleets[0]);
            await deployment.StartFleetAsync(Input(), "at-once");
        },
    };

    private static readonly Dictionary<string, Action<SimulatedDeployment>> Starts = new()
    {
        ["no fault"] = _ => { },
        ["the answer to the start is lost"] = deployment => deployment.StepFunctions.Add(StepFunctionsFault.LoseResponse("states:startExecution", "\"two\"")),
        ["the start is throttled"] = deployment => deployment.StepFunctions.Add(StepFunctionsFault.Refuse("states:startExecution", "Throttling", "Rate exceeded", "\"two\"")),
        ["too many executions run"] = deployment => deployment.StepFunctions.Add(StepFunctionsFault.Refuse("states:startExecution", "ExecutionLimitExceeded", "Later.", "\"two\"")),
    };

    private static readonly Dictionary<string, Action<SimulatedDeployment>> Looks = new()
    {
        ["no fault"] = _ => { },
        ["the look is throttled"] = deployment => deployment.StepFunctions.Add(StepFunctionsFault.Refuse("states:describeExecution", "Throttling", "Rate exceeded")),
        ["the answer to the look is lost"] = deployment => deployment.StepFunctions.Add(StepFunctionsFault.LoseResponse("states:describeExecution")),
    };

    public static TheoryData<string> ActNames() => [.. Acts.Keys];

    public static TheoryData<string, string, bool> CallFaults() =>
        [.. from start in Starts.Keys from look in Looks.Keys from fails in new[] { false, true } select (start, look, fails)];

    [Theory]
    [MemberData(nameof(ActNames))]
    public async Task Act_AtAnyMoment_LeavesNothing_AndTheNextPassMakesWhatIsMissing(string act)
    {
        var moment = Acts.Keys.Index().First(one => one.Item == act).Index % EachSuch;
        while (await IsReachedAsync(act, moment))
        {
            moment += EachSuch;
        }

        Assert.InRange(moment, MinMoments, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(CallFaults))]
    public async Task CallsThatGoWrong_LeaveNothing_AndTheNextPassMakesWhatIsMissing(string start, string look, bool fails)
    {
        var deployment = Deployment();
        Starts[start](deployment);
        Looks[look](deployment);
        if (fails)
        {
            deployment.Cloud.Faults.FailNext(ResourceKind.Image);
        }

        await deployment.StartFleetAsync(Input(), "pass");
        await JudgeAsync(deployment, $"{start}, {look}");

        Assert.Equal(fails ? 3 : 2, deployment.Runs.Count);
    }

    // A moment is when the histories of the fleet, its children and their executions have become longer. False: the fleet had ended before so many.
    private static async Task<bool> IsReachedAsync(string act, int moment)
    {
        var deployment = Deployment();
        await deployment.StartFleetAsync(Input(), "pass");
        var (seen, length) = (-1, -1);
        await deployment.RunUntilAsync(() =>
        {
            var now = Length(deployment);
            (seen, length) = now > length ? (seen + 1, now) : (seen, length);
            return seen == moment || deployment.Fleets[0].Status != "RUNNING";
        });
        if (deployment.Fleets[0].Status != "RUNNING")
        {
            return false;
        }

        await Acts[act](deployment);
        await JudgeAsync(deployment, $"{act} at moment {moment}");
        return true;
    }

    private static async Task JudgeAsync(SimulatedDeployment deployment, string what)
    {
        await deployment.SettleAsync();
        CheckNothingIsLeft(deployment, what);
        var made = Images(deployment);
        Assert.True(made.Count == made.Distinct().Count(), $"{what}: an image was made twice: {string.Join(", ", made)}");
        Assert.True(deployment.Fleets.All(fleet => fleet.Status != "SUCCEEDED") || made.Count == Names.Length, $"{what}: the fleet has succeeded with {made.Count} images");

        await deployment.StartFleetAsync(Input(), "next");
        await deployment.SettleAsync();

        Assert.True(deployment.Fleets[^1].Status == "SUCCEEDED", $"{what}: the next pass {deployment.Fleets[^1].Status}: {deployment.Fleets[^1].Execution.Cause}");
        Assert.True(Names.Order().SequenceEqual(Images(deployment)), $"{what}: there are {string.Join(", ", Images(deployment))}");
        CheckNothingIsLeft(deployment, what);
    }

    private static void CheckNothingIsLeft(SimulatedDeployment deployment, string what)
    {
        Assert.True(deployment.StepFunctions.Executions.All(execution => execution.Status != "RUNNING"), $"{what}: something runs for ever");
        Assert.True(deployment.CleanUps.All(cleanUp => cleanUp.Status == "SUCCEEDED"), $"{what}: a clean-up failed");
        var view = deployment.View;
        var left = view.Images.Select(image => (image.Id, image.Tags)).Concat(view.Snapshots.Select(snapshot => (snapshot.Id, snapshot.Tags))).Concat(view.Volumes.Select(volume => (volume.Id, volume.Tags)))
            .Where(one => one.Tags.GetValueOrDefault(PipelineTags.State) == PipelineTags.Building).Select(one => one.Id).ToList();
        Assert.True(left.Count == 0, $"{what}: left are {string.Join(", ", left)}");
    }

    private static SimulatedDeployment Deployment() => new("""{ "instances": {} }""");

    private static int Length(SimulatedDeployment deployment) => deployment.Runs.Append(deployment.Fleets[0]).Sum(execution => execution.Execution.History.Count)
        + deployment.Fleets[0].Execution.CopyChildren().Sum(child => child.History.Count);

    private static async Task StopRunsAsync(SimulatedDeployment deployment)
    {
        foreach (var run in deployment.Runs.Where(run => run.Status == "RUNNING"))
        {
            await deployment.StopAsync(run);
        }
    }

    private static void KillChildren(SimulatedDeployment deployment)
    {
        foreach (var child in deployment.Fleets[0].Execution.CopyChildren())
        {
            child.Abort();
        }
    }

    private static string Input() => new JsonObject
    {
        ["fleet"] = "golden",
        ["maxConcurrency"] = 1,
        ["requests"] = new JsonArray([.. Names.Select(name => new JsonObject { ["source"] = new JsonObject { ["imageId"] = "ami-05000000000000001" }, ["name"] = name, ["kmsKeyId"] = "alias/data" })]),
    }.ToJsonString();

    private static List<string> Images(SimulatedDeployment deployment) =>
        [.. deployment.View.Images.Where(image => image.Tags.GetValueOrDefault(PipelineTags.State) == PipelineTags.Committed).Select(image => image.Name).Order()];
}
