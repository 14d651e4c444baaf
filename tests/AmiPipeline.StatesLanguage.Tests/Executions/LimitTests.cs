using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

public sealed class LimitTests
{
    private static readonly string Large = $"\"{new string('é', 131_072)}\"";

    [Fact]
    public async Task History_AtItsLimit_FailsTheExecution()
    {
        var execution = await Machine.RunAsync(Machine.Of("""
            "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Wait", "Seconds": 1, "Next": "C" },
            "C": { "Type": "Choice", "Choices": [{ "Variable": "$", "IsNull": true, "Next": "D" }], "Default": "A" }, "D": { "Type": "Succeed" }
            """));

        Assert.Equal(25_000, execution.History.Count);
        Assert.Equal(HistoryEventType.ExecutionFailed, execution.History[^1].Type);
        Assert.Equal("The execution reached the maximum number of history events (25000).", execution.Cause);
    }

    [Fact]
    public async Task Result_TooLarge_FailsTheTaskAndCanBeCaught()
    {
        var execution = await Machine.RunAsync(
            Machine.Of($$"""
                "S": {{Machine.Task(""" "Catch": [{ "ErrorEquals": ["States.DataLimitExceeded"], "Next": "E" }], "End": true """)}},
                "E": { "Type": "Succeed" }
                """),
            function: _ => TaskOutcome.Succeeded(Large));

        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        Assert.Contains(
            "The state/task '${F}' returned a result with a size exceeding the maximum number of bytes service limit.", execution.Output,
            StringComparison.Ordinal);
        Assert.Contains("0 LambdaFunctionFailed States.DataLimitExceeded", execution.Timeline());
    }

    [Fact]
    public async Task Result_AtTheLimit_IsTaken()
    {
        var execution = await Machine.RunAsync(
            Machine.Of($"\"S\": {Machine.Task()}"), function: _ => TaskOutcome.Succeeded($"\"{new string('a', 262_142)}\""));

        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
    }

    [Fact]
    public async Task Output_OfAPassTooLarge_EndsTheExecutionWhateverCatches()
    {
        var execution = await Machine.RunAsync(
            Machine.Of("""
                "P": { "Type": "Parallel", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "E" }], "Next": "E", "Branches": [
                    { "StartAt": "Double", "States": { "Double": { "Type": "Pass", "Parameters": { "a.$": "$", "b.$": "$" }, "End": true } } }] },
                "E": { "Type": "Succeed" }
                """),
            $"\"{new string('a', 200_000)}\"");

        Assert.Equal((ExecutionStatus.Failed, ErrorNames.DataLimitExceeded), (execution.Status, execution.Error));
        Assert.Equal("The state/task 'Double' returned a result with a size exceeding the maximum number of bytes service limit.", execution.Cause);
    }

    /// <summary>Parts of a value are shared, so a definition of a megabyte can ask for more than memory holds.</summary>
    [Theory]
    [InlineData("\"Type\": \"Pass\", \"Parameters\": { \"a.$\": \"States.Array(MANY)\" }", ErrorNames.Runtime)]
    [InlineData("\"Type\": \"Pass\", \"Parameters\": { \"a.$\": \"States.JsonToString(States.Array(MANY))\" }", ErrorNames.Runtime)]
    [InlineData("\"Type\": \"Pass\", \"Parameters\": { \"a.$\": \"States.Hash(States.Array(MANY), 'MD5')\" }", ErrorNames.Runtime)]
    [InlineData("\"Type\": \"Pass\", \"Parameters\": [SOME, SOME, SOME, SOME, SOME, SOME, SOME, SOME]", ErrorNames.DataLimitExceeded)]
    [InlineData("\"Type\": \"Parallel\", \"Parameters\": [SOME], \"Branches\": [{ \"StartAt\": \"B\", \"States\": { \"B\": { \"Type\": \"Pass\", \"Result\": 0, \"End\": true } } }]", ErrorNames.DataLimitExceeded)]
    [InlineData("\"Type\": \"Map\", \"ItemSelector\": [SOME], \"ItemProcessor\": { \"StartAt\": \"B\", \"States\": { \"B\": { \"Type\": \"Pass\", \"Result\": 0, \"End\": true } } }", ErrorNames.DataLimitExceeded)]
    public async Task Value_ThatNoMemoryHolds_FailsTheExecution(string state, string error)
    {
        var many = string.Join(',', Enumerable.Repeat("$", 12_000));
        var some = string.Join(',', Enumerable.Range(0, 1_500).Select(_ => """{"a.$":"$"}"""));

        var execution = await Machine.RunAsync(
            Machine.OfOne(state.Replace("MANY", many, StringComparison.Ordinal).Replace("SOME", some, StringComparison.Ordinal)),
            $"[\"{new string('a', 200_000)}\"]");

        Assert.Equal((ExecutionStatus.Failed, error), (execution.Status, execution.Error));
    }

    [Fact]
    public void Input_TooLarge_IsRefused()
    {
        var document = StateMachineDocument.Load(Machine.OfOne("\"Type\": \"Pass\""));

        var refusal = Assert.Throws<ArgumentException>(() => new Execution(document, Large, new VirtualClock(Machine.Start)));
        Assert.Contains("262146 bytes", refusal.Message, StringComparison.Ordinal);
    }
}
