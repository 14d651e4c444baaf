using AmiPipeline.Cli.SimulatorConsole;
using AmiPipeline.Engines;
using AmiPipeline.Reports.Html;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Cli.Tests.SimulatorConsole;

/// <summary>The state machine's picture, lit by what an execution did.</summary>
public sealed class ExecutionTests
{
    private const string Machine = """
        { "StartAt": "Choose", "States": {
          "Choose": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "Unused" }], "Default": "Both" },
          "Both": { "Type": "Parallel", "Next": "Pause", "Branches": [{ "StartAt": "Left", "States": { "Left": { "Type": "Pass", "End": true } } }, { "StartAt": "Right", "States": { "Right": { "Type": "Pass", "End": true } } }] },
          "Pause": { "Type": "Wait", "Seconds": 10, "Next": "<Again>" },
          "<Again>": { "Type": "Choice", "Choices": [{ "Variable": "$[0].again", "IsPresent": true, "Next": "Unused" }], "Default": "Stop" },
          "Stop": { "Type": "Fail", "Error": "E", "Cause": "c" },
          "Unused": { "Type": "Succeed" } } }
        """;

    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Rows_OfThePipeline_HaveEachStateOnce_ThoseOfBranchesBelowTheirs()
    {
        var rows = StateMachineRows.Read(PipelineDocument.Json);

        Assert.Equal(rows.Count, rows.Select(row => row.Name).Distinct().Count());
        Assert.Equal("Source in another account?", rows[0].Name);
        Assert.Contains(rows, row => row is { Name: "Verify image", Depth: 1 });
        Assert.True(rows.Index().First(row => row.Item.Name == "Build image").Index < rows.Index().First(row => row.Item.Name == "Choose route").Index);
        Assert.Empty(StateMachineRows.Read("{}"));
    }

    [Fact]
    public void States_OfARunningExecution_AreLitWhereItIs()
    {
        var execution = Start();

        var states = ExecutionStates.From(execution);

        Assert.Equal(["Pause"], states.Current);
        Assert.Equal(("done", "done", "current"), (states["Choose"]!.Style, states["Left"]!.Style, states["Pause"]!.Style));
        Assert.Null(states["Unused"]);
        Assert.True(states.Went("Choose", "Both") && states.Went("Both", "Pause") && !states.Went("Choose", "Unused"));
    }

    [Fact]
    public void States_OfAnExecutionThatHasFailed_ShowWhere()
    {
        var execution = Start();
        _clock.Advance(TimeSpan.FromSeconds(10));
        execution.Advance();

        var states = ExecutionStates.From(execution);

        Assert.Equal(ExecutionStatus.Failed, execution.Status);
        Assert.Empty(states.Current);
        Assert.Equal(("done", "cut"), (states["Pause"]!.Style, states["Stop"]!.Style));
    }

    [Fact]
    public void Picture_HasEveryState_AndTheWaysThatWereTaken()
    {
        var execution = Start();
        using var text = new StringWriter { NewLine = "\n" };

        new StateMachinePicture(StateMachineRows.Read(Machine), ExecutionStates.From(execution)).Write(new MarkupWriter(text), "States");

        var picture = text.ToString();
        Assert.Contains("<g class=\"state current\">\n    <title>Pause, Wait, entered 1 ×</title>", picture, StringComparison.Ordinal);
        Assert.Contains("<g class=\"state idle\">\n    <title>Unused, Succeed</title>", picture, StringComparison.Ordinal);
        Assert.Contains("<title>&lt;Again&gt;, Choice</title>", picture, StringComparison.Ordinal);
        Assert.Matches("class=\"way\" d=\"[^\"]+\">\\s+<title>&lt;Again&gt; → Unused</title>", picture);
        Assert.Matches("class=\"way taken\" d=\"[^\"]+\">\\s+<title>Both → Pause</title>", picture);
    }

    [Fact]
    public void States_OfChildExecutions_AreLitToo()
    {
        const string Fleet = """
            { "StartAt": "Each", "States": { "Each": { "Type": "Map", "End": true,
              "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "Rest", "States": { "Rest": { "Type": "Wait", "Seconds": 10, "End": true } } } } } }
            """;
        var execution = Start(Fleet, "[1, 2]");

        var states = ExecutionStates.From(execution, maxChildren: 10);

        Assert.Equal(["Each", "Rest"], states.Current);
        Assert.Equal(2, states["Rest"]!.Count);
        Assert.Equal([("Each", 0), ("Rest", 1)], StateMachineRows.Read(Fleet).Select(row => (row.Name, row.Depth)));
        Assert.Null(ExecutionStates.From(execution)["Rest"]);
    }

    private Execution Start(string machine = Machine, string input = "{}")
    {
        var execution = new Execution(StateMachineDocument.Load(machine), input, _clock);
        execution.Advance();
        return execution;
    }
}
