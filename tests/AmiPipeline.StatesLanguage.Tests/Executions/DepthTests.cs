using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

/// <summary>Data is nested 1,000 levels deep at most, wherever it comes from: deeper it would fill the stack of whoever walks down it.</summary>
public sealed class DepthTests
{
    private const string Invoke = "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"Parameters\": { \"FunctionName\": \"f\" }";

    [Theory]
    [InlineData("\"Type\": \"Pass\"", 1000)]
    [InlineData("\"Type\": \"Pass\", \"Parameters\": { \"a.$\": \"$\" }", 999)]
    [InlineData("\"Type\": \"Pass\", \"Parameters\": { \"a.$\": \"States.Array(States.Array($))\" }", 997)]
    [InlineData("\"Type\": \"Pass\", \"Parameters\": [ [ { \"a.$\": \"$\" } ] ]", 997)]
    [InlineData("\"Type\": \"Pass\", \"Parameters\": { \"a.$\": \"States.StringToJson(States.JsonToString(States.Array($)))\" }", 998)]
    [InlineData("\"Type\": \"Pass\", \"Parameters\": { \"a.$\": \"States.JsonMerge($$.State, $$.Execution, false)\" }", 998)]
    [InlineData("\"Type\": \"Pass\", \"Parameters\": { \"a.$\": \"States.ArrayPartition($, 1)\" }", 998)]
    [InlineData("\"Type\": \"Pass\", \"InputPath\": \"$$\"", 998)]
    [InlineData("\"Type\": \"Pass\", \"InputPath\": \"$$.Execution.Input\"", 1000)]
    [InlineData("\"Type\": \"Pass\", \"InputPath\": \"$..[?(@.x)]\"", 1000)]
    [InlineData("\"Type\": \"Pass\", \"Result\": {}, \"InputPath\": \"$$.Execution\", \"ResultPath\": \"$[0]\"", 1000)]
    [InlineData("\"Type\": \"Task\", \"Resource\": \"${F}\"", 1000)]
    [InlineData("\"Type\": \"Task\", \"Resource\": \"${F}\", \"Parameters\": { \"a.$\": \"$\" }", 999)]
    [InlineData("\"Type\": \"Task\", \"Resource\": \"${F}\", \"ResultSelector\": { \"a.$\": \"$\" }", 999)]
    [InlineData("\"Type\": \"Parallel\", \"Branches\": [{ \"StartAt\": \"B\", \"States\": { \"B\": { \"Type\": \"Succeed\" } } }]", 999)]
    [InlineData("\"Type\": \"Parallel\", \"Parameters\": [ { \"a.$\": \"$\" } ], \"Branches\": [{ \"StartAt\": \"B\", \"States\": { \"B\": { \"Type\": \"Pass\", \"Result\": 0, \"End\": true } } }]", 998)]
    [InlineData("\"Type\": \"Map\", \"ItemProcessor\": { \"StartAt\": \"B\", \"States\": { \"B\": { \"Type\": \"Succeed\" } } }", 1000)]
    [InlineData("\"Type\": \"Map\", \"ItemSelector\": [ { \"a.$\": \"$\" } ], \"ItemProcessor\": { \"StartAt\": \"B\", \"States\": { \"B\": { \"Type\": \"Pass\", \"Result\": 0, \"End\": true } } }", 998)]
    [InlineData("\"Type\": \"Map\", \"ItemProcessor\": { \"StartAt\": \"B\", \"States\": { \"B\": { \"Type\": \"Pass\", \"Parameters\": [ { \"a.$\": \"$\" } ], \"End\": true } } }", 998)]
    public async Task State_TakesDataToTheLimitAndFailsBeyond(string state, int deepest)
    {
        var machine = Machine.OfOne(state);

        var within = await Machine.RunAsync(machine, Nested(deepest));
        Assert.True(within.Status == ExecutionStatus.Succeeded, within.Cause);

        if (deepest < 1000)
        {
            var beyond = await Machine.RunAsync(machine, Nested(deepest + 1));
            Assert.Equal((ExecutionStatus.Failed, ErrorNames.Runtime), (beyond.Status, beyond.Error));
            Assert.Contains("nested deeper than 1000 levels", beyond.Cause, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Value_ThatALoopBuilds_FailsAtTheLimitWhateverCatches()
    {
        var execution = await Machine.RunAsync(
            Machine.Of("""
                "P": { "Type": "Parallel", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "E" }], "Next": "E", "Branches": [
                    { "StartAt": "Grow", "States": {
                        "Grow": { "Type": "Pass", "Parameters": { "a.$": "States.Array(States.Array(States.Array(States.Array($.a))))" }, "Next": "Again" },
                        "Again": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "Done" }], "Default": "Grow" },
                        "Done": { "Type": "Succeed" } } }] },
                "E": { "Type": "Succeed" }
                """),
            """{"a":0}""");

        Assert.Equal((ExecutionStatus.Failed, ErrorNames.Runtime), (execution.Status, execution.Error));
        Assert.StartsWith("An error occurred while executing the state 'Grow' (entered at the event id #", execution.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Type\": \"Task\", \"Resource\": \"${F}\"", 1000)]
    [InlineData(Invoke, 999)]
    public async Task Answer_ThatIsTooDeep_FailsTheTask(string task, int deepest)
    {
        var machine = Machine.OfOne($"{task}, \"Catch\": [{{ \"ErrorEquals\": [\"States.ALL\"], \"Next\": \"S\" }}]");

        Assert.Equal(ExecutionStatus.Succeeded, (await AnswerAsync(machine, deepest)).Status);
        Assert.Equal(ErrorNames.Runtime, (await AnswerAsync(machine, deepest + 1)).Error);
        Assert.Equal(ErrorNames.Runtime, (await AnswerAsync(machine, 20_000)).Error);
    }

    [Fact]
    public async Task Result_ThatIsTooDeep_FailsTheTask()
    {
        var execution = await Machine.RunAsync(Machine.OfOne(Invoke), function: _ => TaskOutcome.Returned(Nested(1001)));

        Assert.Equal(ErrorNames.Runtime, execution.Error);
    }

    [Fact]
    public void Callback_ThatIsTooDeep_IsRefused()
    {
        var execution = Start(Machine.OfOne("\"Type\": \"Pass\""), "{}");

        Assert.Contains("nested deeper", Assert.Throws<ArgumentException>(() => execution.SendTaskSuccess("token", Nested(1001))).Message, StringComparison.Ordinal);
        Assert.Equal(CallbackResult.InvalidToken, execution.SendTaskSuccess("token", Nested(1000)));
    }

    [Fact]
    public void Input_ThatIsTooDeep_IsRefused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Start(Machine.OfOne("\"Type\": \"Pass\""), Nested(1001)));

        Assert.Equal("input", refusal.ParamName);
        Assert.Contains("nested deeper than 1000 levels", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overrides_ThatAreTooDeep_AreRefused() => Assert.Equal("options", Assert.Throws<ArgumentException>(() => Start(
        Machine.OfOne("\"Type\": \"Pass\""), "{}", new ExecutionOptions { ContextOverrides = $$"""{"a":{{Nested(1000)}}}""" })).ParamName);

    [Fact]
    public async Task Overrides_LieOverTheDeepestInput()
    {
        var options = new ExecutionOptions { ContextOverrides = """{"Execution":{"Name":"n"},"Map":{"Item":{"Value":1}}}""" };

        var execution = await Machine.RunAsync(
            Machine.OfOne("\"Type\": \"Pass\", \"InputPath\": \"$$.Execution.Input\""), Nested(1000), options: options);

        Assert.Equal(Nested(1000), execution.Output);
    }

    [Fact]
    public async Task Paths_ThatNameMoreLevelsThanThereCanBe_LeadNowhere()
    {
        var path = "$" + string.Concat(Enumerable.Repeat(".a", 20_000));

        Assert.Equal(ErrorNames.Runtime, (await Machine.RunAsync(Machine.OfOne($"\"Type\": \"Pass\", \"ResultPath\": \"{path}\""))).Error);
        Assert.Equal(ErrorNames.Runtime, (await Machine.RunAsync(Machine.OfOne($"\"Type\": \"Pass\", \"InputPath\": \"{path}\""))).Error);
    }

    [Theory]
    [InlineData("{ \"Type\": \"Succeed\" }", ExecutionStatus.Succeeded)]
    [InlineData("{ \"Type\": \"Fail\" }", ExecutionStatus.Failed)]
    public async Task Branches_NestedAsDeepAsADefinitionCanBe_Run(string innermost, ExecutionStatus status)
    {
        var branch = $$"""{ "StartAt": "S", "States": { "S": {{innermost}} } }""";
        for (var level = 0; level < 249; level++)
        {
            branch = $$"""{ "StartAt": "P{{level}}", "States": { "P{{level}}": { "Type": "Parallel", "End": true, "Branches": [{{branch}}] } } }""";
        }

        Assert.Equal(status, (await Machine.RunAsync(branch)).Status);
    }

    [Theory]
    [InlineData("{ \"Not\": ", " }", 990)]
    [InlineData("{ \"And\": [", "] }", 495)]
    public async Task Conditions_NestedAsDeepAsADefinitionCanBe_AreAsked(string open, string close, int levels)
    {
        var condition = string.Concat(Enumerable.Repeat(open, levels)) + """{ "Variable": "$", "IsNull": false }""" + string.Concat(Enumerable.Repeat(close, levels));
        var machine = Machine.Of($$"""
            "C": { "Type": "Choice", "Choices": [{ "Not": {{condition}}, "Next": "E" }], "Default": "E" }, "E": { "Type": "Succeed" }
            """);

        Assert.Equal(ExecutionStatus.Succeeded, (await Machine.RunAsync(machine)).Status);
    }

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);

    private static Task<Execution> AnswerAsync(string machine, int levels) =>
        Machine.RunAsync(machine, function: _ => TaskOutcome.Succeeded(Nested(levels)));

    private static Execution Start(string machine, string input, ExecutionOptions? options = null) =>
        new(StateMachineDocument.Load(machine), input, new VirtualClock(Machine.Start), options);
}
