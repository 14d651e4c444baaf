using System.Text.Json;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.StepFunctions;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>
/// Every call of a sweep and of the clean-up that it starts goes wrong in turn, while another execution runs: what passes is made up for at once, anything else by the sweep of the next
/// hour; then nothing of the ended execution is left, and all that is another's is as it was.
/// </summary>
public sealed class SweepExplorationScenarios
{
    private static readonly string Ended = Examples.Request("s5-unique-keys-snapshots");
    private static readonly string Running = Examples.Request("s3-encrypt");

    // Of each sort, the kinds take turns from call to call.
    private static readonly string[][] Faults =
        [["refused", "denied", "expired"], ["throttled", "error-before", "error-after", "lost-answer", "client-timeout", "half-answer", "empty-answer"], ["empty-listing"]];

    public static TheoryData<string, bool> StepFunctionsCalls =>
        [.. from operation in new[] { "ListExecutions", "DescribeExecution", "StartExecution" } from isLost in new[] { true, false } select (operation, isLost)];

    [Fact]
    public async Task FaultAtEachCall_IsMadeUpFor()
    {
        var wrong = new List<string>();
        var calls = await CallsAsync();
        Assert.True(calls.Count > 15, $"{calls.Count} calls");
        foreach (var (index, call) in calls.Index())
        {
            foreach (var kind in Faults.Select(sort => FaultKinds.All.First(kind => kind.Name == sort[index % sort.Length])).Where(kind => kind.AppliesTo(call)))
            {
                var (deployment, before) = await LeftAsync();
                kind.Strike!(deployment.Cloud.Faults.AtCall(call.Number));
                wrong.AddRange((await SweepAsync(deployment, before, kind.IsPassing)).Select(what => $"{kind} at call {call.Number}, {call.Action}: {what}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(StepFunctionsCalls))]
    public async Task FaultOfStepFunctions_IsMadeUpForAtOnce(string operation, bool isLost)
    {
        var (deployment, before) = await LeftAsync();
        deployment.StepFunctions.Add(isLost ? StepFunctionsFault.LoseResponse(operation) : StepFunctionsFault.Refuse(operation, "ThrottlingException", "Rate exceeded"));

        Assert.Empty(await SweepAsync(deployment, before, isPassing: true));
        Assert.Single(deployment.CleanUps);
    }

    // An execution was aborted, and no event came; and another one has just begun.
    private static async Task<(SimulatedDeployment Deployment, Dictionary<string, InventoryItem> Before)> LeftAsync()
    {
        var deployment = new SimulatedDeployment("""{ "instances": {} }""");
        var before = deployment.Cloud.Inventory().ToDictionary(item => item.Id);
        await deployment.StartByHandAsync(Ended, "ended");
        await deployment.RunUntilAsync(() => deployment.View.Images.Any(image => image.Tags.GetValueOrDefault(PipelineTags.State) == PipelineTags.Building));
        deployment.Bus.Delivery = _ => [];
        await deployment.StopAsync(deployment.Runs[0]);
        await deployment.SettleAsync();
        Assert.NotEmpty(Building(deployment));
        await deployment.StartByHandAsync(Running, "running");
        await deployment.RunUntilAsync(() => ImagesOfRunning(deployment).Count > 0);
        return (deployment, before);
    }

    private static async Task<IReadOnlyList<RecordedCall>> CallsAsync()
    {
        var (deployment, before) = await LeftAsync();
        var first = deployment.Cloud.Calls.Count;
        Assert.Empty(await SweepAsync(deployment, before, isPassing: true));
        // The first two of a kind of each: the same again is asked for until nothing is left.
        return [.. new[] { FunctionNames.SweepExecutions, FunctionNames.CleanUp }.SelectMany(function => deployment.Cloud.Calls.All.Skip(first).Where(call => IsOf(function, call)).GroupBy(call => call.Action).SelectMany(same => same.Take(2)))];
    }

    private static bool IsOf(string function, RecordedCall call) => call.RoleArn?.Contains($"-{function}-", StringComparison.Ordinal) == true;

    // What is not as it should be.
    private static async Task<List<string>> SweepAsync(SimulatedDeployment deployment, Dictionary<string, InventoryItem> before, bool isPassing)
    {
        var running = ImagesOfRunning(deployment);
        await HourAsync(deployment);
        List<string> atOnce = isPassing ? Building(deployment) : [];
        List<string> taken = [.. running.Except(ImagesOfRunning(deployment)).Select(id => $"{id} of the other execution is gone")];
        deployment.Clock.Advance(TimeSpan.FromHours(1));
        await HourAsync(deployment);
        return
        [
            .. running.Count > 0 ? taken : ["the other execution has no image yet"],
            .. deployment.Cloud.Faults.Pending == 0 ? Array.Empty<string>() : ["the fault has not struck"],
            .. atOnce.Select(id => $"{id} is left by the first sweep"),
            .. Building(deployment).Select(id => $"{id} is left"),
            .. deployment.Cloud.Inventory().Where(item => before.TryGetValue(item.Id, out var then) && then.Text != item.Text).Select(item => $"{item.Id} is different"),
            .. before.Keys.Except(deployment.Cloud.Inventory().Select(item => item.Id)).Select(id => $"{id} is gone"),
            .. deployment.View.Images.Count(image => image.Tags.GetValueOrDefault(PipelineTags.State) == PipelineTags.Committed) == 1 ? Array.Empty<string>() : ["the other execution has no image"],
        ];
    }

    private static async Task HourAsync(SimulatedDeployment deployment)
    {
        deployment.Lambda.Add(FunctionNames.SweepExecutions, JsonDocument.Parse("""{ "detail-type": "Scheduled Event", "source": "aws.events", "detail": {} }""").RootElement);
        await deployment.SettleAsync();
    }

    private static List<string> ImagesOfRunning(SimulatedDeployment deployment) =>
        [.. deployment.View.Images.Where(image => image.Tags.GetValueOrDefault(PipelineTags.Execution)?.EndsWith(":running", StringComparison.Ordinal) == true).Select(image => image.Id)];

    private static List<string> Building(SimulatedDeployment deployment) =>
        [.. deployment.Cloud.Inventory().Where(item => !item.IsGone && item.Tags.GetValueOrDefault(PipelineTags.State) == PipelineTags.Building).Select(item => item.Id)];
}
