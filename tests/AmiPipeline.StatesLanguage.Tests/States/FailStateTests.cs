using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.States;

public sealed class FailStateTests
{
    [Theory]
    [InlineData("", null, null)]
    [InlineData(", \"Error\": \"X\"", "X", null)]
    [InlineData(", \"Cause\": \"why\"", null, "why")]
    [InlineData(", \"ErrorPath\": \"$.e\", \"CausePath\": \"$$.State.Name\"", "E", "F")]
    [InlineData(", \"Error\": \"X\", \"CausePath\": \"States.Format('{}: {}', $.e, $.c)\"", "X", "E: C")]
    [InlineData(", \"Error\": \"X\", \"CausePath\": \"States.JsonToString($)\"", "X", "{\"e\":\"E\",\"c\":\"C\",\"n\":1}")]
    public async Task Fail_EndsWithWhatItSays(string fields, string? error, string? cause)
    {
        var execution = await RunAsync(fields);

        Assert.Equal((ExecutionStatus.Failed, error, cause), (execution.Status, execution.Error, execution.Cause));
    }

    [Theory]
    [InlineData(", \"ErrorPath\": \"$.n\"")]
    [InlineData(", \"ErrorPath\": \"$.missing\"")]
    [InlineData(", \"CausePath\": \"$\"")]
    public async Task Fail_OnBadData_IsARuntimeError(string fields) => Assert.Equal(ErrorNames.Runtime, (await RunAsync(fields)).Error);

    private static Task<Execution> RunAsync(string fields) =>
        Machine.RunAsync(Machine.Of($$""" "F": { "Type": "Fail" {{fields}} } """), """{"e":"E","c":"C","n":1}""");
}
