using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.States;

public sealed class ChoiceStateTests
{
    [Fact]
    public async Task Choice_WithoutMatchOrDefault_IsARuntimeError()
    {
        var execution = await Machine.RunAsync(Machine.Of("""
            "C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsPresent": true, "Next": "E" }] }, "E": { "Type": "Succeed" }
            """));

        Assert.Equal(ErrorNames.Runtime, execution.Error);
        Assert.EndsWith(
            "Failed to transition out of the state. The state does not point to a next state.", execution.Cause, StringComparison.Ordinal);
        Assert.Equal(["0 ExecutionStarted", "0 ChoiceStateEntered C", "0 ExecutionFailed States.Runtime"], execution.Timeline());
    }

    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "abcd", false)]
    [InlineData("log-2026.txt", "log-*.txt", true)]
    [InlineData("log-.txt", "log-*.txt", true)]
    [InlineData("log-2026.txt", "*.log", false)]
    [InlineData("", "*", true)]
    [InlineData("aXbXc", "a*b*c", true)]
    [InlineData("aXcXb", "a*b*c", false)]
    [InlineData("aa", "a*a", true)]
    [InlineData("a", "a*a", false)]
    [InlineData("a*b", "a\\*b", true)]
    [InlineData("aXb", "a\\*b", false)]
    [InlineData("a\\b", "a\\\\b", true)]
    [InlineData("a\\Xb", "a\\\\*b", true)]
    [InlineData("a?c", "a?c", true)]
    [InlineData("abc", "a?c", false)]
    [InlineData("a.c", "a.c", true)]
    [InlineData("abc", "a.c", false)]
    [InlineData("[x]", "[x]", true)]
    [InlineData("zone.prod.eu", "zone.*.eu", true)]
    public async Task StringMatches_KnowsOnlyTheStar(string text, string pattern, bool matches)
    {
        var quoted = System.Text.Json.JsonEncodedText.Encode(pattern);
        Assert.Equal(matches, await HoldsAsync($"\"StringMatches\": \"{quoted}\"", $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\""));
    }

    [Fact]
    public async Task StringMatches_WithOpenEscape_IsARuntimeError() =>
        Assert.Null(await HoldsAsync("\"StringMatches\": \"abc\\\\\"", "\"abc\""));

    [Theory]
    [InlineData("\"2026-01-31T12:00:00Z\"", true)]
    [InlineData("\"2026-01-31T12:00:00.123456789Z\"", true)]
    [InlineData("\"2026-01-31T12:00:00+05:30\"", true)]
    [InlineData("\"2026-01-31T12:00:00-05:30\"", true)]
    [InlineData("\"0001-01-01T00:00:00+01:00\"", true)]
    [InlineData("\"9999-12-31T23:59:59.999999999-01:00\"", true)]
    [InlineData("\"2026-01-31T12:00:00+19:00\"", false)]
    [InlineData("\"2026-01-31T24:00:00Z\"", false)]
    [InlineData("\"2026-01-31t12:00:00Z\"", false)]
    [InlineData("\"2026-01-31T12:00:00z\"", false)]
    [InlineData("\"2026-01-31T12:00:00\"", false)]
    [InlineData("\"2026-01-31 12:00:00Z\"", false)]
    [InlineData("\"2026-02-30T12:00:00Z\"", false)]
    [InlineData("\"2026-01-31T12:00:00+0530\"", false)]
    [InlineData("\"2026-01-31\"", false)]
    [InlineData("1769860800", false)]
    [InlineData("null", false)]
    public async Task IsTimestamp_TakesRfc3339Strictly(string value, bool isTimestamp)
    {
        Assert.Equal(isTimestamp, await HoldsAsync("\"IsTimestamp\": true", value));
        Assert.Equal(!isTimestamp, await HoldsAsync("\"IsTimestamp\": false", value));
    }

    [Theory]
    [InlineData("\"TimestampLessThan\": \"2026-01-31T12:00:00.000000001Z\"", "\"2026-01-31T12:00:00Z\"", true)]
    [InlineData("\"TimestampEquals\": \"2026-01-31T12:00:00Z\"", "\"2026-01-31T13:00:00+01:00\"", true)]
    [InlineData("\"TimestampGreaterThan\": \"2026-01-31T12:00:00Z\"", "\"2026-01-31T11:30:00-01:00\"", true)]
    [InlineData("\"TimestampLessThan\": \"0001-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+01:00\"", true)]
    [InlineData("\"TimestampGreaterThan\": \"9999-12-31T23:59:59.5Z\"", "\"9999-12-31T23:59:59.500000001Z\"", true)]
    [InlineData("\"StringLessThan\": \"a\"", "\"B\"", true)]
    [InlineData("\"StringGreaterThan\": \"\\uFFFD\"", "\"\\uD83D\\uDE00\"", false)]
    [InlineData("\"NumericEquals\": 0.3", "0.30", true)]
    [InlineData("\"NumericEquals\": 9007199254740993", "9007199254740992", false)]
    [InlineData("\"NumericGreaterThanEquals\": 1", "1.0", true)]
    [InlineData("\"NumericEquals\": 1", "\"1\"", false)]
    [InlineData("\"BooleanEquals\": true", "\"true\"", false)]
    [InlineData("\"StringEquals\": \"\"", "null", false)]
    public async Task Comparisons_CompareByTheirTypesOrder(string comparison, string value, bool holds) =>
        Assert.Equal(holds, await HoldsAsync(comparison, value));

    [Theory]
    [InlineData("\"IsPresent\": false", true)]
    [InlineData("\"IsPresent\": true", false)]
    [InlineData("\"IsNull\": true", null)]
    [InlineData("\"StringEquals\": \"\"", null)]
    public async Task MissingVariable_IsAnErrorForAllButIsPresent(string comparison, bool? holds)
    {
        var execution = await Machine.RunAsync(Definition($"\"Variable\": \"$.missing.deep\", {comparison}"), """{"value":1}""");

        Assert.Equal(holds, Verdict(execution));
        Assert.True(holds is not null || execution.Cause!.EndsWith(
            "Invalid path '$.missing.deep': The choice state's condition path references an invalid value.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rules_AreAskedInOrderAndStopAtTheFirst()
    {
        // The missing variables would be errors, were they looked at.
        var execution = await Machine.RunAsync(Definition("""
            "Or": [{ "Variable": "$.value", "NumericEquals": 1 }, { "Variable": "$.missing", "IsNull": true }] },
            { "Variable": "$.missing", "IsNull": true, "Next": "False"
            """), """{"value":1}""");
        Assert.True(Verdict(execution));

        execution = await Machine.RunAsync(Definition("""
            "Not": { "And": [{ "Variable": "$.value", "NumericEquals": 2 }, { "Variable": "$.missing", "IsNull": true }] }
            """), """{"value":1}""");
        Assert.True(Verdict(execution));
    }

    private static async Task<bool?> HoldsAsync(string comparison, string value) =>
        Verdict(await Machine.RunAsync(Definition($"\"Variable\": \"$.value\", {comparison}"), $$"""{"value":{{value}}}"""));

    private static bool? Verdict(Execution execution) => execution.Output switch { "true" => true, "false" => false, _ => null };

    private static string Definition(string rule)
    {
        var marked = rule.Contains("\"Next\"", StringComparison.Ordinal) ? rule.Replace("] },", "], \"Next\": \"True\" },", StringComparison.Ordinal) : $"{rule}, \"Next\": \"True\"";
        return Machine.Of($$"""
            "C": { "Type": "Choice", "Choices": [{ {{marked}} }], "Default": "False" },
            "True": { "Type": "Pass", "Result": true, "End": true }, "False": { "Type": "Pass", "Result": false, "End": true }
            """);
    }
}
