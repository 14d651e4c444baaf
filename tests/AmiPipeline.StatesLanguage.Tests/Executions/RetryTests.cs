using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

public sealed class RetryTests
{
    private const string AlwaysX = """ "Retry": [{ "ErrorEquals": ["X"], "IntervalSeconds": 3, "MaxAttempts": 4, "BackoffRate": 2, OPTIONS }], "End": true """;

    [Fact]
    public async Task Retry_OfSpecificationExample_CountsPerRetrierAndThenCatches()
    {
        // States Language specification, Retry: ErrorA, ErrorB, ErrorC, ErrorB, ErrorB waits 1, 2 and 5 seconds and then catches.
        var errors = new Queue<string>(["ErrorA", "ErrorB", "ErrorC", "ErrorB", "ErrorB"]);
        var definition = Machine.Of($$"""
            "S": {{Machine.Task("""
                "Retry": [{ "ErrorEquals": ["ErrorA", "ErrorB"], "IntervalSeconds": 1, "BackoffRate": 2, "MaxAttempts": 2 },
                          { "ErrorEquals": ["ErrorC"], "IntervalSeconds": 5 }],
                "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Z" }], "Next": "Z"
                """)}},
            "Z": { "Type": "Pass", "End": true }
            """);

        var execution = await Machine.RunAsync(definition, function: _ => TaskOutcome.Failed(errors.Dequeue(), "why"));

        Assert.Equal([0.0, 1, 3, 8], FailureTimes(execution));
        Assert.Equal("""{"Error":"ErrorB","Cause":"why"}""", execution.Output);
        Assert.Single(errors);
    }

    [Fact]
    public async Task Retry_WithBackoff_GrowsUpToMaxDelay()
    {
        var plain = await RunAsync("\"JitterStrategy\": \"NONE\"", 0);
        var capped = await RunAsync("\"MaxDelaySeconds\": 10", 0);

        Assert.Equal([0.0, 3, 9, 21, 45], FailureTimes(plain));
        Assert.Equal([0.0, 3, 9, 19, 29], FailureTimes(capped));
    }

    [Fact]
    public async Task Retry_WithFullJitter_DrawsDelaysFromTheSeed()
    {
        var one = await RunAsync("\"JitterStrategy\": \"FULL\"", 1);
        var again = await RunAsync("\"JitterStrategy\": \"FULL\"", 1);
        var other = await RunAsync("\"JitterStrategy\": \"FULL\"", 2);

        double[] longest = [3, 6, 12, 24];
        var delays = Delays(one).ToList();
        Assert.All(delays.Zip(longest), pair => Assert.InRange(pair.First, 0, pair.Second));
        Assert.Contains(delays.Zip(longest), pair => pair.First < pair.Second * 0.9);
        Assert.Equal(delays, Delays(again));
        Assert.NotEqual(delays, Delays(other));
    }

    [Fact]
    public async Task Retry_WithMaxAttemptsZero_DoesNotRetry()
    {
        var execution = await Machine.RunAsync(
            Machine.OfOne(""" "Type": "Task", "Resource": "${F}", "Retry": [{ "ErrorEquals": ["States.ALL"], "MaxAttempts": 0 }] """),
            function: _ => TaskOutcome.Failed("X", null));

        Assert.Single(FailureTimes(execution));
        Assert.Equal(ExecutionStatus.Failed, execution.Status);
    }

    [Fact]
    public async Task Retry_WithoutOptions_UsesTheDefaults()
    {
        var execution = await Machine.RunAsync(
            Machine.OfOne(""" "Type": "Task", "Resource": "${F}", "Retry": [{ "ErrorEquals": ["States.ALL"] }] """),
            function: _ => TaskOutcome.Failed("X", null));

        Assert.Equal([0.0, 1, 3, 7], FailureTimes(execution));
    }

    [Fact]
    public async Task Retry_OnNewVisit_CountsAnew()
    {
        var definition = Machine.Of($$"""
            "S": {{Machine.Task(""" "Retry": [{ "ErrorEquals": ["X"], "MaxAttempts": 1 }], "ResultPath": "$.answer", "Next": "C" """)}},
            "C": { "Type": "Choice", "Choices": [{ "Variable": "$.answer.last", "BooleanEquals": true, "Next": "E" }], "Default": "S" },
            "E": { "Type": "Succeed" }
            """);
        var count = 0;
        var execution = await Machine.RunAsync(definition, function: _ => ++count switch
        {
            1 or 3 => TaskOutcome.Failed("X", null),
            2 => TaskOutcome.Succeeded("""{"last":false}"""),
            _ => TaskOutcome.Succeeded("""{"last":true}"""),
        });

        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        Assert.Equal(4, count);
    }

    [Fact]
    public async Task Retry_TellsTheAttemptItsNumber()
    {
        List<string> payloads = [];
        var execution = await Machine.RunAsync(
            Machine.OfOne("""
                "Type": "Task", "Resource": "${F}", "Parameters": { "attempt.$": "$$.State.RetryCount" },
                "Retry": [{ "ErrorEquals": ["A"] }, { "ErrorEquals": ["B"] }]
                """),
            function: request =>
            {
                payloads.Add($"{request.RetryCount} {request.Payload}");
                return payloads.Count < 3 ? TaskOutcome.Failed(payloads.Count == 1 ? "A" : "B", null) : TaskOutcome.Succeeded("1");
            });

        Assert.Equal(["""0 {"attempt":0}""", """1 {"attempt":1}""", """2 {"attempt":2}"""], payloads);
        Assert.Equal(3, execution.StateTransitions);
    }

    [Theory]
    [InlineData("""["States.ALL"]""", "Custom", true)]
    [InlineData("""["States.TaskFailed"]""", "Custom", true)]
    [InlineData("""["States.TaskFailed"]""", "States.Timeout", false)]
    [InlineData("""["States.Timeout"]""", "States.Timeout", true)]
    [InlineData("""["States.HeartbeatTimeout"]""", "States.Timeout", false)]
    [InlineData("""["Custom"]""", "CustomError", false)]
    [InlineData("""["states.all"]""", "Custom", false)]
    public async Task Catch_MatchesNames_AsTheGuideSays(string names, string error, bool isCaught)
    {
        var definition = Machine.Of($$"""
            "S": {{Machine.Task($$""" "Catch": [{ "ErrorEquals": {{names}}, "Next": "E" }], "End": true """)}},
            "E": { "Type": "Succeed" }
            """);

        var execution = await Machine.RunAsync(definition, function: _ => TaskOutcome.Failed(error, "why"));

        Assert.Equal(isCaught ? ExecutionStatus.Succeeded : ExecutionStatus.Failed, execution.Status);
    }

    [Theory]
    [InlineData("States.ALL")]
    [InlineData("States.Runtime")]
    public async Task Runtime_NamedOrNot_IsNeitherRetriedNorCaught(string name)
    {
        var definition = Machine.Of($$"""
            "S": {{Machine.Task($$"""
                "InputPath": "$.missing", "Retry": [{ "ErrorEquals": ["{{name}}"] }], "Catch": [{ "ErrorEquals": ["{{name}}"], "Next": "E" }], "End": true
                """)}},
            "E": { "Type": "Succeed" }
            """);

        var execution = await Machine.RunAsync(definition);

        Assert.Equal(("States.Runtime", 0.0), (execution.Error, (execution.StopTime! - execution.StartTime).Value.TotalSeconds));
        Assert.Equal(
            "An error occurred while executing the state 'S' (entered at the event id #2). Invalid path '$.missing' : No results for path: $['missing']",
            execution.Cause);
    }

    private static Task<Execution> RunAsync(string options, long seed) => Machine.RunAsync(
        Machine.Of($"\"S\": {Machine.Task(AlwaysX.Replace("OPTIONS", options, StringComparison.Ordinal))}"),
        function: _ => TaskOutcome.Failed("X", null),
        options: new ExecutionOptions { Seed = seed });

    private static IEnumerable<double> FailureTimes(Execution execution) =>
        from one in execution.History
        where one.Type == HistoryEventType.LambdaFunctionFailed
        select (one.Timestamp - execution.StartTime).TotalSeconds;

    private static IEnumerable<double> Delays(Execution execution)
    {
        var times = FailureTimes(execution).ToList();
        return times.Skip(1).Zip(times, (later, earlier) => later - earlier);
    }
}
