using System.Text.Json.Nodes;
using Xunit;

namespace AmiPipeline.Cli.Tests.States;

public sealed class RunTests
{
    private const string Echo = """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""";

    private const string Copy = """
        {"StartAt":"Copy","States":{
          "Copy":{"Type":"Task","Resource":"${CopyArn}","Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":60,"JitterStrategy":"FULL"}],"Next":"Wait"},
          "Wait":{"Type":"Wait","Seconds":3600,"End":true}}}
        """;

    private const string Clock = """{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"at.$":"$$.State.EnteredTime","id.$":"$$.Execution.Id"},"End":true}}}""";

    [Fact]
    public async Task Run_WithoutOptions_TakesAnEmptyObject()
    {
        using var program = new StatesProgram();
        Assert.Equal(0, await program.RunAsync(["states", "run", program.File("m.json", Echo), "--output", "json"]));
        Assert.Equal("""{"status":"SUCCEEDED","output":{}}""", Assert.Single(program.Lines));
    }

    [Fact]
    public async Task Run_Input_ComesFromStandardInputToo()
    {
        using var program = new StatesProgram();
        Assert.Equal(0, await program.RunAsync(["states", "run", program.File("m.json", Echo), "--input", "-", "--output", "json"], "[1, \"é<\"]"));
        Assert.Equal("""{"status":"SUCCEEDED","output":[1,"é<"]}""", program.Lines[^1]);
    }

    [Fact]
    public async Task Run_Mocks_AnswerTheTasks()
    {
        using var program = new StatesProgram();
        var mocks = program.File("mocks.json", """{"Copy":[{"throw":{"Error":"Busy"}},{"return":{"id":"ami-1"}}]}""");
        Assert.Equal(0, await program.RunAsync(["states", "run", program.File("m.json", Copy), "--mocks", mocks]));
        Assert.Contains("SUCCEEDED after 1 h 0 min of virtual time and 3 state transitions\n{\n  \"id\": \"ami-1\"\n}\n", program.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ResultAsDeepAsDataCanBe_IsPrinted()
    {
        var deepest = new string('[', 1000) + new string(']', 1000);
        using var program = new StatesProgram();
        string[] args = ["states", "run", program.File("m.json", Echo), "--input", program.File("deep.json", deepest)];
        Assert.Equal(0, await program.RunAsync(args));
        Assert.Contains(deepest, string.Concat(program.Out.Where(character => !char.IsWhiteSpace(character))), StringComparison.Ordinal);

        Assert.Equal(0, await program.RunAsync([.. args, "--history", "--output", "json"]));
        Assert.Equal($$"""{"status":"SUCCEEDED","output":{{deepest}}}""", program.Lines[^1]);
    }

    [Theory]
    [InlineData("""{"a.$":"States.Array($)"}""", 999)]
    [InlineData("""{"a.$":"States.Array(States.Array(States.Array($)))"}""", 997)]
    public async Task Run_ResultDeeperThanDataCanBe_IsAFailedExecution(string parameters, int levels)
    {
        using var program = new StatesProgram();
        var definition = $$$"""{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{{{parameters}}},"End":true} } }""";
        string[] args = ["states", "run", program.File("m.json", definition), "--input", program.File("deep.json", new string('[', levels) + new string(']', levels))];
        Assert.Equal(1, await program.RunAsync(args));
        Assert.Contains("Error: States.Runtime\nCause: An error occurred while executing the state 'A' (entered at the event id #2). The data is nested deeper than 1000 levels.\n", program.Out, StringComparison.Ordinal);
        Assert.Equal(1, await program.RunAsync([.. args, "--output", "json"]));
    }

    [Fact]
    public async Task Run_FailedExecution_HasErrorAndCause()
    {
        using var program = new StatesProgram();
        var mocks = program.File("mocks.json", """{"Copy":[{"throw":{"Error":"Broken","Cause":{"errorMessage":"no"}}}]}""");
        var definition = program.File("m.json", Copy);
        Assert.Equal(1, await program.RunAsync(["states", "run", definition, "--mocks", mocks, "--output", "json"]));
        Assert.Equal("""{"status":"FAILED","error":"Broken","cause":"{\"errorMessage\":\"no\"}"}""", program.Lines[^1]);
        Assert.Equal(1, await program.RunAsync(["states", "run", definition, "--mocks", mocks]));
        Assert.Contains("FAILED after 0 s of virtual time and 1 state transition\nError: Broken\nCause: {\"errorMessage\":\"no\"}\n", program.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FailureWithoutError_HasNeither()
    {
        using var program = new StatesProgram();
        Assert.Equal(1, await program.RunAsync(["states", "run", "-", "--output", "json"], """{"StartAt":"A","States":{"A":{"Type":"Fail"}}}"""));
        Assert.Equal("""{"status":"FAILED"}""", program.Lines[^1]);
    }

    [Fact]
    public async Task Run_TimedOut_SaysSoInTheWordsOfTheApi()
    {
        using var program = new StatesProgram();
        const string Slow = """{"TimeoutSeconds":60,"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":61,"End":true}}}""";
        Assert.Equal(1, await program.RunAsync(["states", "run", "-", "--output", "json"], Slow));
        Assert.Equal("""{"status":"TIMED_OUT"}""", program.Lines[^1]);
    }

    [Fact]
    public async Task Run_History_ComesBeforeTheResult()
    {
        using var program = new StatesProgram();
        var definition = program.File("m.json", Echo);
        Assert.Equal(0, await program.RunAsync(["states", "run", definition, "--history", "--output", "json"]));
        Assert.Equal(2, program.Lines.Length);
        var events = JsonNode.Parse(program.Lines[0])!["events"]!.AsArray();
        Assert.Equal(["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"], events.Select(one => (string?)one!["type"]));
        Assert.Equal("SUCCEEDED", (string?)program.Result["status"]);

        using var text = new StatesProgram();
        Assert.Equal(0, await text.RunAsync(["states", "run", definition, "--history"]));
        Assert.StartsWith("{\n  \"events\": [\n", text.Out, StringComparison.Ordinal);
        Assert.Contains("\nSUCCEEDED after 0 s", text.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-23T13:08:01Z", "2026-11-23T13:08:01.000Z")]
    [InlineData("2026-11-23T13:08:01.25+01:00", "2026-11-23T12:08:01.250Z")]
    public async Task Run_Now_StartsTheClock(string now, string entered)
    {
        using var program = new StatesProgram();
        Assert.Equal(0, await program.RunAsync(["states", "run", program.File("m.json", Clock), "--now", now, "--output", "json"]));
        Assert.Equal(entered, (string?)program.Result["output"]!["at"]);
    }

    [Fact]
    public async Task Run_Context_OverridesPartsOnly()
    {
        using var program = new StatesProgram();
        var context = program.File("context.json", """{"Execution":{"Id":"mine"}}""");
        Assert.Equal(0, await program.RunAsync(["states", "run", program.File("m.json", Clock), "--context", context, "--output", "json"]));
        Assert.Equal("""{"at":"2026-01-01T00:00:00.000Z","id":"mine"}""", program.Result["output"]!.ToJsonString());
    }

    [Fact]
    public async Task Run_SameSeed_GivesTheSameOutput()
    {
        const string Chance = """{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"id.$":"States.UUID()"},"End":true}}}""";
        async Task<string> OutputAsync(string seed)
        {
            using var program = new StatesProgram();
            Assert.Equal(0, await program.RunAsync(["states", "run", "-", "--seed", seed, "--output", "json"], Chance));
            return program.Lines[^1];
        }

        Assert.Equal(await OutputAsync("7"), await OutputAsync("7"));
        Assert.NotEqual(await OutputAsync("7"), await OutputAsync("8"));
    }
}
