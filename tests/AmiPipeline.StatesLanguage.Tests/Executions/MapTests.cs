using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

public sealed class MapTests
{
    [Theory]
    [InlineData("\"MaxConcurrency\": 0,", 40)]
    [InlineData("\"MaxConcurrency\": 1000,", 40)]
    [InlineData("\"MaxConcurrency\": 3,", 3)]
    [InlineData("\"MaxConcurrencyPath\": \"$.most\",", 7)]
    [InlineData("", 40)]
    public void Map_RunsSoManyIterationsAtOnce(string fields, int atOnce)
    {
        var clock = new VirtualClock(Machine.Start);
        var items = string.Join(',', Enumerable.Range(0, 100));
        var execution = new Execution(
            StateMachineDocument.Load(Map($"{fields} \"ItemsPath\": \"$.items\",", Machine.Task())), $$"""{"items":[{{items}}],"most":7}""", clock);
        var running = execution.Advance();
        Assert.Equal(atOnce, running.Count);

        execution.TaskSucceeded(running[1].Id, "\"done\"");
        var next = Assert.Single(execution.Advance());
        Assert.Equal($"{atOnce}", next.Payload);
    }

    [Fact]
    public async Task Results_StandInTheOrderOfTheItems()
    {
        var execution = await Machine.RunAsync(Map(string.Empty, """{ "Type": "Wait", "SecondsPath": "$", "End": true }"""), "[5,1,3]");

        Assert.Equal("[5,1,3]", execution.Output);
        Assert.Equal(5, (execution.StopTime! - execution.StartTime).Value.TotalSeconds);
    }

    [Fact]
    public async Task Events_OfIterations_ComeInTheOrderRecordedFromAws()
    {
        // As a recorded Map of Tasks without limit: every iteration starts, then each enters and schedules, then each task starts.
        var execution = await Machine.RunAsync(Map(string.Empty, Machine.Task()), "[1,2]");

        Assert.Equal(
            [
                "0 ExecutionStarted", "0 MapStateEntered M", "0 MapStateStarted", "0 MapIterationStarted M#0", "0 MapIterationStarted M#1",
                "0 TaskStateEntered I", "0 LambdaFunctionScheduled", "0 TaskStateEntered I", "0 LambdaFunctionScheduled",
                "0 LambdaFunctionStarted", "0 LambdaFunctionStarted", "0 LambdaFunctionSucceeded", "0 TaskStateExited I",
                "0 MapIterationSucceeded M#0", "0 LambdaFunctionSucceeded", "0 TaskStateExited I", "0 MapIterationSucceeded M#1",
                "0 MapStateSucceeded", "0 MapStateExited M", "0 ExecutionSucceeded",
            ],
            execution.Timeline());
        Assert.Equal([0, 0, 2, 3, 3, 4, 6, 5, 8, 7, 9, 10, 12, 13, 11, 15, 16, 17, 17, 19], execution.History.Select(one => one.PreviousEventId));
        Assert.Equal(2, execution.History[2].Length);
    }

    [Fact]
    public async Task Events_OfIterationsOneByOne_FollowFromOneAnotherAsRecorded()
    {
        var execution = await Machine.RunAsync(Map("\"MaxConcurrency\": 1,", """{ "Type": "Pass", "End": true }"""), "[1,2]");

        // The next iteration follows from the last state of the one before, not from that one's success.
        Assert.Equal([0, 0, 2, 3, 4, 5, 6, 6, 8, 9, 10, 11, 11, 13], execution.History.Select(one => one.PreviousEventId));
        Assert.Equal("0 MapIterationStarted M#1", execution.Timeline().ElementAt(7));
    }

    [Fact]
    public async Task Iterations_DueAtOnce_GoOnInTheOrderTheyWereStarted()
    {
        var items = string.Join(',', Enumerable.Range(0, 40));
        var execution = await Machine.RunAsync(Map(string.Empty, """{ "Type": "Wait", "Seconds": 1, "End": true }"""), $"[{items}]");

        Assert.Equal(
            Enumerable.Range(0, 40),
            from one in execution.History where one.Type.ToString() == "MapIterationSucceeded" select one.Index!.Value);
    }

    [Fact]
    public async Task Iteration_ThatFails_AbortsTheOthers()
    {
        var execution = await Machine.RunAsync(
            Map(string.Empty, Machine.Task()), "[1,2,3]",
            request => request.Payload == "2" ? TaskOutcome.Failed("X", "why") with { Duration = TimeSpan.FromSeconds(4) } : TaskOutcome.Hang);

        Assert.Equal(
            [
                "4 LambdaFunctionFailed X", "4 MapIterationFailed M#1", "4 TaskStateAborted", "4 MapIterationAborted M#0", "4 TaskStateAborted",
                "4 MapIterationAborted M#2", "4 MapStateFailed", "4 ExecutionFailed X",
            ],
            execution.Timeline().TakeLast(8));
    }

    [Fact]
    public async Task ItemSelector_SeesTheMapsInputAndTheItem()
    {
        var execution = await Machine.RunAsync(
            Map("""
                "InputPath": "$.in", "ItemsPath": "$.items",
                "ItemSelector": { "index.$": "$$.Map.Item.Index", "value.$": "$$.Map.Item.Value", "common.$": "$.common", "state.$": "$$.State.Name" },
                """,
                """{ "Type": "Pass", "Parameters": { "data.$": "$", "index.$": "$$.Map.Item.Index", "state.$": "$$.State.Name" }, "End": true }"""),
            """{"in":{"items":["a"],"common":true}}""");

        Assert.Equal("""[{"data":{"index":0,"value":"a","common":true,"state":"M"},"index":0,"state":"I"}]""", execution.Output);
    }

    [Fact]
    public async Task Map_OverNothing_SucceedsAtOnce()
    {
        var execution = await Machine.RunAsync(Map(string.Empty, Machine.Task()), "[]");

        Assert.Equal("[]", execution.Output);
        Assert.Equal(
            ["0 MapStateEntered M", "0 MapStateStarted", "0 MapStateSucceeded", "0 MapStateExited M"], execution.Timeline().Skip(1).SkipLast(1));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public async Task Map_OverWhatIsNoArray_IsARuntimeError(string input)
    {
        var execution = await Machine.RunAsync(Map(string.Empty, Machine.Task()), input);

        Assert.Equal(ErrorNames.Runtime, execution.Error);
        Assert.Equal(["0 MapStateEntered M", "0 ExecutionFailed States.Runtime"], execution.Timeline().Skip(1));
    }

    [Fact]
    public async Task ItemSelector_ThatFailsLater_EndsTheMapAndItsIterations()
    {
        var execution = await Machine.RunAsync(
            Map("\"MaxConcurrency\": 2, \"ItemSelector\": { \"x.$\": \"$$.Map.Item.Value.x\" },", """{ "Type": "Wait", "SecondsPath": "$.x", "End": true }"""),
            """[{"x":1},{"x":9},{"y":1}]""");

        Assert.Equal(
            ["1 WaitStateExited I", "1 MapIterationSucceeded M#0", "1 WaitStateAborted", "1 MapIterationAborted M#1", "1 ExecutionFailed States.Runtime"],
            execution.Timeline().TakeLast(5));
    }

    private static string Map(string fields, string iteration) => Machine.Of($$"""
        "M": { "Type": "Map", {{fields}} "ItemProcessor": { "StartAt": "I", "States": { "I": {{iteration}} } }, "End": true }
        """);
}
