using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.States;

/// <summary>Causes quote a value as recorded from AWS: a string as it is, anything else as JSON.</summary>
public sealed class CauseTests
{
    private const string Map = """ "Type": "Map", "ItemsPath": "$.items", "ItemProcessor": { "StartAt": "B", "States": { "B": { "Type": "Succeed" } } } """;

    [Theory]
    [InlineData(Map + ", \"MaxConcurrencyPath\": \"$.v\"", "\"NoNumber\"", "The MaxConcurrencyPath field refers to value \"NoNumber\" which is not a valid integer: $.v")]
    [InlineData(Map + ", \"MaxConcurrencyPath\": \"$.v\"", "{}", "The MaxConcurrencyPath field refers to value \"{}\" which is not a valid integer: $.v")]
    [InlineData("\"Type\": \"Wait\", \"SecondsPath\": \"$.v\"", "\"NoNumber\"", "The SecondsPath parameter cannot be parsed as a long value: $.v == NoNumber")]
    [InlineData("\"Type\": \"Wait\", \"SecondsPath\": \"$.v\"", "-1.5", "The SecondsPath parameter cannot be parsed as a long value: $.v == -1.5")]
    [InlineData("\"Type\": \"Wait\", \"TimestampPath\": \"$.v\"", "\"today\"", "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.v == today")]
    [InlineData("\"Type\": \"Wait\", \"TimestampPath\": \"$.v\"", "[\"today\"]", "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.v == [\"today\"]")]
    [InlineData("\"Type\": \"Task\", \"Resource\": \"${F}\", \"TimeoutSecondsPath\": \"$.v\"", "\"NoNumber\"", "The TimeoutSecondsPath field refers to value \"NoNumber\" which is not a valid integer from 1 to 99999999")]
    [InlineData("\"Type\": \"Task\", \"Resource\": \"${F}\", \"HeartbeatSecondsPath\": \"$.v\"", "\"NoNumber\"", "The HeartbeatSecondsPath field refers to value \"NoNumber\" which is not a valid integer from 1 to 99999999")]
    public async Task Cause_QuotesTheValue(string state, string value, string cause)
    {
        var execution = await Machine.RunAsync(Machine.OfOne(state), $$"""{"items":[],"v":{{value}}}""");

        Assert.Equal((ExecutionStatus.Failed, ErrorNames.Runtime), (execution.Status, execution.Error));
        Assert.Equal($"An error occurred while executing the state 'S' (entered at the event id #2). {cause}", execution.Cause);
    }
}
