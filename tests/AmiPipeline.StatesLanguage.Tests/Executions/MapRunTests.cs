using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

/// <summary>Map Runs: child executions, how many at once, how many may fail, and what history says of them.</summary>
public sealed class MapRunTests
{
    private const string Wait = """{ "Type": "Wait", "SecondsPath": "$", "End": true }""";

    [Fact]
    public async Task Children_HaveHistoriesAndNamesOfTheirOwn()
    {
        var execution = await Machine.RunAsync(Map("\"Label\": \"Each\",", Machine.Task()), "[\"a\",\"b\"]");

        Assert.Equal("[\"a\",\"b\"]", execution.Output);
        Assert.Equal(
            [
                "0 ExecutionStarted", "0 MapStateEntered M", "0 MapStateStarted", "0 MapRunStarted", "0 MapRunSucceeded", "0 MapStateSucceeded", "0 MapStateExited M",
                "0 ExecutionSucceeded",
            ],
            execution.Timeline());
        Assert.Equal([0, 0, 2, 3, 4, 5, 5, 7], execution.History.Select(one => one.PreviousEventId));

        var run = Assert.Single(execution.MapRuns);
        Assert.Matches("^arn:aws:states:us-east-1:123456789012:mapRun:StateMachine/Each:[0-9a-f-]{36}$", run.Arn);
        Assert.Equal(run.Arn, execution.History[3].MapRunArn);
        var child = run.Children[1];
        Assert.Matches("^arn:aws:states:us-east-1:123456789012:execution:StateMachine/Each:[0-9a-f-]{36}$", child.Arn);
        Assert.Equal("arn:aws:states:us-east-1:123456789012:stateMachine:StateMachine/Each", child.StateMachineArn);
        Assert.Equal(("\"b\"", "\"b\"", ExecutionStatus.Succeeded, run), (child.Input, child.Output, child.Status, child.MapRun));
        Assert.Equal(
            ["0 ExecutionStarted", "0 TaskStateEntered I", "0 LambdaFunctionScheduled", "0 LambdaFunctionStarted", "0 LambdaFunctionSucceeded", "0 TaskStateExited I", "0 ExecutionSucceeded"],
            child.Timeline());
        Assert.Equal(3, execution.SelfAndChildren.Count());
        Assert.Equal(new MapRunCounts(2, 0, 0, 2, 0, 0, 0, 0), run.ItemCounts);
    }

    [Fact]
    public async Task Child_SeesItsOwnContextObject()
    {
        const string Context = """{ "Type": "Pass", "Parameters": { "id.$": "$$.Execution.Id", "input.$": "$$.Execution.Input", "machine.$": "$$.StateMachine.Id" }, "End": true }""";
        var execution = await Machine.RunAsync(Map("\"Label\": \"L\", \"ItemSelector\": {\"at.$\": \"$$.Map.Item.Index\", \"of.$\": \"$$.Execution.Name\"},", Context), "[7]", options: new() { Name = "parent" });

        var seen = JsonNode.Parse(execution.Output!)![0]!;
        Assert.Equal(execution.MapRuns[0].Children[0].Arn, (string?)seen["id"]);
        Assert.Equal("""{"at":0,"of":"parent"}""", seen["input"]!.ToJsonString());
        Assert.EndsWith(":stateMachine:StateMachine/L", (string?)seen["machine"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"MaxConcurrency\": 3,", 3)]
    [InlineData("\"MaxConcurrency\": 0,", 100)]
    [InlineData("", 100)]
    [InlineData("\"MaxConcurrencyPath\": \"$.most\",", 7)]
    public void Children_RunSoManyAtOnce(string fields, int atOnce)
    {
        var items = string.Join(',', Enumerable.Range(0, 100));
        var execution = Start(Map($"{fields} \"ItemsPath\": \"$.items\",", Machine.Task()), $$"""{"items":[{{items}}],"most":7}""");
        var running = execution.Advance();
        Assert.Equal(atOnce, running.Count);
        Assert.Equal(new MapRunCounts(100, 100 - atOnce, atOnce, 0, 0, 0, 0, 0), execution.MapRuns[0].ItemCounts);

        execution.TaskSucceeded(running[1].Id, "1");
        var next = execution.Advance();
        Assert.Equal(atOnce == 100 ? [] : [$"{atOnce}"], next.Select(one => one.Payload));
    }

    [Fact]
    public async Task Results_StandInTheOrderOfTheItems_AndChildrenWaitOnOneClock()
    {
        var execution = await Machine.RunAsync(Map("\"MaxConcurrency\": 2,", Wait), "[5,1,3]");

        Assert.Equal("[5,1,3]", execution.Output);
        Assert.Equal(5, (execution.StopTime! - execution.StartTime).Value.TotalSeconds);
        Assert.Equal([0, 0, 1], execution.MapRuns[0].Children.Select(child => (child.StartTime - execution.StartTime).TotalSeconds));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("\"ToleratedFailureCount\": 0,", false)]
    [InlineData("\"ToleratedFailureCount\": 1,", false)]
    [InlineData("\"ToleratedFailureCount\": 2,", true)]
    [InlineData("\"ToleratedFailurePercentage\": 49.9,", false)]
    [InlineData("\"ToleratedFailurePercentage\": 50,", true)]
    [InlineData("\"ToleratedFailurePercentage\": 100,", true)]
    [InlineData("\"ToleratedFailureCount\": 2, \"ToleratedFailurePercentage\": 49,", false)]
    [InlineData("\"ToleratedFailureCount\": 1, \"ToleratedFailurePercentage\": 50,", false)]
    public async Task Failures_AreToleratedUpToEitherThreshold(string fields, bool isTolerated)
    {
        var execution = await Machine.RunAsync(Map(fields, Machine.Task()), "[0,1,0,1]", FailOnOne);

        var run = execution.MapRuns[0];
        Assert.Equal(isTolerated ? ExecutionStatus.Succeeded : ExecutionStatus.Failed, execution.Status);
        Assert.Equal(execution.Status, run.Status);
        if (isTolerated)
        {
            Assert.Equal(new MapRunCounts(4, 0, 0, 2, 2, 0, 0, 0), run.ItemCounts);
            var failed = JsonNode.Parse(execution.Output!)![1]!;
            Assert.Equal(("FAILED", "Broken", "1"), ((string?)failed["Status"], (string?)failed["Error"], (string?)failed["Input"]));
        }
        else
        {
            Assert.Equal((ErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded"), (execution.Error, execution.Cause));
            Assert.Equal(["MapRunFailed", "MapStateFailed", "ExecutionFailed"], execution.Types().TakeLast(3).Select(type => type.ToString()));
        }
    }

    [Fact]
    public async Task MapRun_ThatFails_AbortsItsChildren_AndIsRunAnewByARetrier()
    {
        var attempts = 0;
        var execution = await Machine.RunAsync(
            Map("""
                "Retry": [{"ErrorEquals": ["States.ExceedToleratedFailureThreshold"], "IntervalSeconds": 4}],
                """, Machine.Task()),
            "[0,1]",
            request => request.Payload == "1" && attempts++ == 0 ? TaskOutcome.Failed("Broken", null) : request.Payload == "0" && attempts == 0 ? TaskOutcome.Hang : TaskOutcome.Succeeded("2"));

        Assert.Equal("[2,2]", execution.Output);
        Assert.Equal([ExecutionStatus.Failed, ExecutionStatus.Succeeded], execution.MapRuns.Select(run => run.Status));
        Assert.Equal([ExecutionStatus.Aborted, ExecutionStatus.Failed], execution.MapRuns[0].Children.Select(child => child.Status));
        Assert.Equal(4, (execution.StopTime! - execution.StartTime).Value.TotalSeconds);
    }

    [Fact]
    public void Abort_OfTheParent_AbortsItsChildrenAndTheirTasks()
    {
        var execution = Start(Map("", Machine.Task()), "[1,2]");
        var tasks = execution.Advance();

        execution.Abort("Stop", "enough");

        var run = execution.MapRuns[0];
        Assert.Equal((ExecutionStatus.Aborted, 2), (run.Status, run.Children.Count(child => child.Status == ExecutionStatus.Aborted)));
        Assert.Equal(tasks.Select(task => task.Id), execution.TakeCancelledTasks());
        Assert.False(execution.TaskSucceeded(tasks[0].Id, "1"));
        Assert.Null(execution.NextWakeUp);
    }

    [Fact]
    public void Abort_OfAChild_IsNoFailedItem()
    {
        var execution = Start(Map("", Machine.Task()), "[1,2]");
        var tasks = execution.Advance();

        execution.MapRuns[0].Children[0].Abort();
        execution.TaskSucceeded(tasks[1].Id, "2");
        execution.Advance();

        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        Assert.Equal(new MapRunCounts(2, 0, 0, 1, 0, 0, 1, 0), execution.MapRuns[0].ItemCounts);
    }

    [Fact]
    public async Task ExpressChild_TimesOutAfterFiveMinutes()
    {
        var execution = await Machine.RunAsync(Map("\"ToleratedFailureCount\": 1,", Wait, "EXPRESS"), "[299,301]");

        Assert.Equal([ExecutionStatus.Succeeded, ExecutionStatus.TimedOut], execution.MapRuns[0].Children.Select(child => child.Status));
        Assert.Equal(300, (execution.StopTime! - execution.StartTime).Value.TotalSeconds);
        Assert.Contains(":express:StateMachine/", execution.MapRuns[0].Children[0].Arn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Child_HasAHistoryLimitOfItsOwn()
    {
        var branch = $$"""{ "StartAt": "A", "States": { "A": {{Machine.Task()}} } }""";
        var execution = await Machine.RunAsync(
            Map("\"ToleratedFailureCount\": 1,", $$"""{ "Type": "Parallel", "Branches": [{{branch}}, {{branch.Replace("\"A\"", "\"B\"", StringComparison.Ordinal)}}], "End": true }"""),
            "[1]",
            options: new() { MaxHistoryEvents = 9 });

        // The parent of any number of children takes 8 events.
        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        Assert.Equal(ErrorNames.Runtime, execution.MapRuns[0].Children[0].Error);
        Assert.Contains("maximum number of history events (9)", execution.MapRuns[0].Children[0].Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Callback_OfAChild_IsSentToTheParent()
    {
        var execution = Start(Map("", """{ "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {"MessageBody.$": "$$.Task.Token"}, "End": true }"""), "[1]");
        var task = Assert.Single(execution.Advance());
        Assert.Equal(execution.MapRuns[0].Children[0].Arn, task.ExecutionArn);

        execution.TaskSubmitted(task.Id, "{}");
        Assert.Equal(CallbackResult.Accepted, execution.SendTaskSuccess(task.TaskToken!, "5"));
        execution.Advance();

        Assert.Equal("[5]", execution.Output);
    }

    [Fact]
    public async Task SameSeed_GivesTheSameNames()
    {
        Task<Execution> RunAsync() => Machine.RunAsync(Map("", Map("", Machine.Task(), name: "N"), name: "M"), "[[1],[2,3]]");

        var (one, other) = (await RunAsync(), await RunAsync());

        Assert.Equal(6, one.SelfAndChildren.Select(execution => execution.Arn).Distinct().Count());
        Assert.Equal(one.SelfAndChildren.Select(execution => execution.Arn), other.SelfAndChildren.Select(execution => execution.Arn));
    }

    [Fact]
    public async Task MapsWithoutLabels_HaveDifferentOnes()
    {
        var map = Map("", Machine.Task(), name: "N").TrimEnd();
        var first = $"{map[..map.LastIndexOf("\"End\"", StringComparison.Ordinal)]}\"Next\": \"N\" }}";
        var execution = await Machine.RunAsync(Machine.Of($"\"M\": {first}, \"N\": {map.Replace("\"I\"", "\"J\"", StringComparison.Ordinal)}"), "[1]");

        Assert.Equal(2, execution.MapRuns.Select(run => run.Arn.Split('/')[1].Split(':')[0]).Distinct().Count());
    }

    [Fact]
    public async Task ThousandsOfChildren_AreRun()
    {
        var items = string.Join(',', Enumerable.Range(0, 5000));
        var execution = await Machine.RunAsync(Map("\"ResultPath\": null,", """{ "Type": "Wait", "Seconds": 60, "End": true }"""), $"[{items}]");

        Assert.Equal(5000, execution.MapRuns[0].ItemCounts.Succeeded);
        Assert.Equal(8, execution.History.Count);
    }

    private static TaskOutcome FailOnOne(TaskRequest request) => request.Payload == "1" ? TaskOutcome.Failed("Broken", "no") : TaskOutcome.Succeeded("\"fine\"");

    private static Execution Start(string definition, string input) => new(StateMachineDocument.Load(definition), input, new VirtualClock(Machine.Start));

    private static string Map(string fields, string state, string type = "STANDARD", string? name = null)
    {
        var map = $$"""
            { "Type": "Map", {{fields}} "ItemProcessor": {
                "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "{{type}}" }, "StartAt": "{{(name == "M" ? "N" : "I")}}", "States": { "{{(name == "M" ? "N" : "I")}}": {{state}} } }, "End": true }
            """;
        return name == "N" ? map : Machine.Of($"\"M\": {map}");
    }
}
