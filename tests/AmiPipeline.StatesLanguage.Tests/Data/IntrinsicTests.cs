using System.Text.Json;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Data;

public sealed class IntrinsicTests
{
    [Theory]
    [InlineData("States.Format('no placeholder')", "\"no placeholder\"")]
    [InlineData("States.Format('{} and {}', $.text, $.list)", "\"abc and [1, 2]\"")]
    [InlineData(@"States.Format('\{\} {} it\'s \\', 1)", @"""{} 1 it's \\""")]
    [InlineData("States.Format('{}', null)", "\"null\"")]
    [InlineData(@"States.Array('\{it\'s\}\\')", @"[""{it's}\\""]")]
    [InlineData("States.Format('{}', $.object)", "\"{a=1, b={c=x}}\"")]
    [InlineData("States.Format('{} {} {} {}', 1.50, 1e3, 0.0001, 12345678901234567890)", "\"1.5 1000.0 1.0E-4 12345678901234567890\"")]
    [InlineData("States.Format('{} {} {}', -12345678.25, 1.0, 1e7)", "\"-1.234567825E7 1.0 1.0E7\"")]
    [InlineData("States.Format('{}}', true)", "\"true}\"")]
    [InlineData("States.Array()", "[]")]
    [InlineData("States.Array(1, 'a', $.list, States.ArrayLength($.list), true, null)", "[1,\"a\",[1,2],2,true,null]")]
    [InlineData("States.ArrayContains($.list, 2.0)", "true")]
    [InlineData("States.ArrayGetItem($.list, 1)", "2")]
    [InlineData("States.ArrayPartition(States.ArrayRange(1, 5, 1), 1.6)", "[[1,2],[3,4],[5]]")]
    [InlineData("States.ArrayRange(5, 1, -2)", "[5,3,1]")]
    [InlineData("States.ArrayRange(5, 1, 2)", "[]")]
    [InlineData("States.ArrayRange(1, 1, 5)", "[1]")]
    [InlineData("States.ArrayUnique(States.Array(1, 2, 1.0, 'a', 'a', null))", "[1,2,\"a\",null]")]
    [InlineData("States.Base64Encode('äb')", "\"w6Ri\"")]
    [InlineData("States.Base64Decode('w6Ri')", "\"äb\"")]
    [InlineData("States.Hash('abc', 'MD5')", "\"900150983cd24fb0d6963f7d28e17f72\"")]
    [InlineData("States.Hash('abc', 'SHA-512')", "\"ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f\"")]
    [InlineData("States.JsonMerge($.object, States.StringToJson('{\"a\":2}'), false)", "{\"a\":2,\"b\":{\"c\":\"x\"}}")]
    [InlineData("States.JsonToString($.object)", "\"{\\\"a\\\":1,\\\"b\\\":{\\\"c\\\":\\\"x\\\"}}\"")]
    [InlineData("States.StringToJson(' ')", "null")]
    [InlineData("States.StringToJson('[1, 2]')", "[1,2]")]
    [InlineData("States.MathAdd(1.5, 1.51)", "4")]
    [InlineData("States.MathAdd(-1.5, 0)", "-1")]
    [InlineData("States.MathRandom(3, 4)", "3")]
    [InlineData("States.StringSplit('a.b+c', '.+')", "[\"a\",\"b\",\"c\"]")]
    [InlineData("States.StringSplit(',,,', ',')", "[]")]
    public async Task Function_Gives(string invocation, string result)
    {
        var execution = await RunAsync(invocation);

        Assert.Equal(result, execution.Output ?? execution.Cause);
    }

    [Theory]
    [InlineData("States.Format('{} {}', 1)")]
    [InlineData("States.Format('{}', 1, 2)")]
    [InlineData("States.Format($.list)")]
    [InlineData("States.ArrayGetItem($.list, 2)")]
    [InlineData("States.ArrayGetItem($.list, -1)")]
    [InlineData("States.ArrayPartition($.list, 0)")]
    [InlineData("States.ArrayRange(1, 1001, 1)")]
    [InlineData("States.ArrayRange(1, 2, 0.4)")]
    [InlineData("States.ArrayRange(-9e18, 9e18, 1)")]
    [InlineData("States.ArrayRange(0, 1e300, 1)")]
    [InlineData(@"States.StringToJson('""\\ud800""')")]
    [InlineData("States.ArrayUnique($.text)")]
    [InlineData("States.Base64Decode('?')")]
    [InlineData("States.Base64Decode('/w==')")]
    [InlineData("States.Hash('abc', 'SHA-3')")]
    [InlineData("States.JsonMerge($.object, $.object, true)")]
    [InlineData("States.JsonMerge($.object, $.list, false)")]
    [InlineData("States.StringToJson('{')")]
    [InlineData("States.MathAdd('1', 1)")]
    [InlineData("States.MathAdd(3000000000, 1)")]
    [InlineData("States.MathRandom(4, 4)")]
    [InlineData("States.Array($.missing)")]
    public async Task Function_OnBadArguments_IsARuntimeError(string invocation)
    {
        var execution = await RunAsync(invocation);

        Assert.Equal((ExecutionStatus.Failed, ErrorNames.Runtime), (execution.Status, execution.Error));
    }

    [Theory]
    [InlineData(10_000, ExecutionStatus.Succeeded)]
    [InlineData(10_001, ExecutionStatus.Failed)]
    public async Task Text_IsCountedInCharacters(int length, ExecutionStatus status)
    {
        var text = string.Concat(Enumerable.Repeat("😀", length));

        foreach (var invocation in new[] { "States.Base64Encode($)", "States.Hash($, 'MD5')" })
        {
            Assert.Equal(status, (await Machine.RunAsync(Definition(invocation), $"\"{text}\"")).Status);
        }
    }

    [Theory]
    [InlineData("States.Xyz(1)", "There is no intrinsic function 'States.Xyz'.")]
    [InlineData("States.ArrayLenght($.a)", "Did you mean 'States.ArrayLength'?")]
    [InlineData("States.MathAdd(1)", "States.MathAdd takes 2 arguments, not 1.")]
    [InlineData("States.MathRandom(1)", "States.MathRandom takes 2 to 3 arguments, not 1.")]
    [InlineData("States.Format()", "at least 1 arguments")]
    [InlineData("States.UUID(1)", "takes 0 arguments")]
    [InlineData("States.Array(1, )", "A path, a text in single quotes, a number or an intrinsic function was expected")]
    [InlineData("States.Array(1", "')' was expected")]
    [InlineData("States.Array('a)", "never closed")]
    [InlineData("States.Array(1) x", "The end of the invocation was expected")]
    [InlineData(@"States.Format('say \""{}\""', 1)", "a backslash can only escape ' { } \\")]
    [InlineData("States.Array(\"a\")", "was expected at position 14")]
    [InlineData("States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array()))))))))))", "10 deep")]
    public void Invocation_ThatIsNone_IsRefusedAtLoad(string invocation, string message)
    {
        var fault = Assert.Single(StateMachineDocument.Check(Definition(invocation)));

        Assert.Equal("/States/S/Parameters/x.$", fault.JsonPointer);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uuid_IsVersion4AndFollowsFromTheSeed()
    {
        var one = await RunAsync("States.UUID()");
        var again = await RunAsync("States.UUID()");

        Assert.Matches("^\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"$", one.Output);
        Assert.Equal(one.Output, again.Output);
    }

    [Fact]
    public async Task MathRandom_WithSeed_RepeatsItself()
    {
        var execution = await RunAsync("States.Array(States.MathRandom(0, 1000000, 5), States.MathRandom(0, 1000000, 5))");
        var numbers = JsonDocument.Parse(execution.Output!).RootElement;

        Assert.Equal(numbers[0].GetInt32(), numbers[1].GetInt32());
    }

    private static Task<Execution> RunAsync(string invocation) =>
        Machine.RunAsync(Definition(invocation), """{"text":"abc","list":[1,2],"object":{"a":1,"b":{"c":"x"}}}""");

    private static string Definition(string invocation) => Machine.OfOne(
        $$""" "Type": "Pass", "Parameters": { "x.$": {{JsonSerializer.Serialize(invocation)}} }, "OutputPath": "$.x" """);
}
