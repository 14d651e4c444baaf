using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.States;

public sealed class WaitStateTests
{
    [Theory]
    [InlineData("\"Seconds\": 10", 10)]
    [InlineData("\"Seconds\": 0", 0)]
    [InlineData("\"SecondsPath\": \"$.seconds\"", 7)]
    [InlineData("\"SecondsPath\": \"$.whole\"", 2)]
    [InlineData("\"SecondsPath\": \"$.none\"", 0)]
    [InlineData("\"Timestamp\": \"2026-01-31T12:01:00Z\"", 60)]
    [InlineData("\"Timestamp\": \"2026-01-31T13:01:00.5+01:00\"", 60.5)]
    [InlineData("\"Timestamp\": \"2020-01-31T12:01:00Z\"", 0)]
    [InlineData("\"Timestamp\": \"0001-01-01T00:00:00+01:00\"", 0)]
    [InlineData("\"TimestampPath\": \"$.until\"", 1)]
    [InlineData("\"InputPath\": \"$.inner\", \"SecondsPath\": \"$.seconds\"", 3)]
    public async Task Wait_TakesSoLong(string fields, double seconds)
    {
        var execution = await RunAsync(fields);

        Assert.Equal((ExecutionStatus.Succeeded, seconds), (execution.Status, (execution.StopTime! - execution.StartTime).Value.TotalSeconds));
    }

    [Theory]
    [InlineData("\"SecondsPath\": \"$.negative\"", "$.negative == -1")]
    [InlineData("\"SecondsPath\": \"$.fraction\"", "The SecondsPath parameter cannot be parsed as a long value: $.fraction == 1.5")]
    [InlineData("\"SecondsPath\": \"$.text\"", "cannot be parsed as a long value")]
    [InlineData("\"SecondsPath\": \"$.missing\"", "could not be found in the input")]
    [InlineData("\"SecondsPath\": \"$.ages\"", "Wait state delay is too long.")]
    [InlineData("\"TimestampPath\": \"$.noZone\"", "does not reference a valid ISO-8601 extended offset date-time format string: $.noZone == 2026-01-31T12:00:01")]
    [InlineData("\"TimestampPath\": \"$.noT\"", "does not reference a valid")]
    [InlineData("\"TimestampPath\": \"$.badMonth\"", "does not reference a valid")]
    [InlineData("\"TimestampPath\": \"$.badHour\"", "does not reference a valid")]
    [InlineData("\"TimestampPath\": \"$.seconds\"", "does not reference a valid")]
    [InlineData("\"TimestampPath\": \"$.farAway\"", "Wait state delay is too long.")]
    [InlineData("\"Timestamp\": \"9999-12-31T23:59:59.999999999-01:00\"", "Wait state delay is too long.")]
    public async Task Wait_OnBadData_IsARuntimeError(string fields, string cause)
    {
        var execution = await RunAsync(fields);

        Assert.Equal(ErrorNames.Runtime, execution.Error);
        Assert.Contains(cause, execution.Cause, StringComparison.Ordinal);
    }

    private static Task<Execution> RunAsync(string fields) => Machine.RunAsync(Machine.OfOne($"\"Type\": \"Wait\", {fields}"), """
        { "seconds": 7, "whole": 2.0, "none": 0, "negative": -1, "fraction": 1.5, "text": "5", "ages": 2147483648, "inner": { "seconds": 3 },
          "until": "2026-01-31T12:00:00.999999999Z", "noZone": "2026-01-31T12:00:01", "noT": "2026-01-31 12:00:01Z",
          "badMonth": "2026-13-31T12:00:01Z", "badHour": "2026-01-31T25:00:01Z", "farAway": "9999-01-31T12:00:00Z" }
        """);
}
