using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Data;

public sealed class DataFlowTests
{
    [Theory]
    [InlineData("\"ResultPath\": \"$\"", "{\"a\":{\"b\":1}}", "7")]
    [InlineData("\"ResultPath\": null", "{\"a\":{\"b\":1}}", "{\"a\":{\"b\":1}}")]
    [InlineData("\"ResultPath\": \"$.a\"", "{\"a\":{\"b\":1}}", "{\"a\":7}")]
    [InlineData("\"ResultPath\": \"$.a.c\"", "{\"a\":{\"b\":1}}", "{\"a\":{\"b\":1,\"c\":7}}")]
    [InlineData("\"ResultPath\": \"$.x.y.z\"", "{\"a\":1}", "{\"a\":1,\"x\":{\"y\":{\"z\":7}}}")]
    [InlineData("\"ResultPath\": \"$['x y'].z\"", "{}", "{\"x y\":{\"z\":7}}")]
    [InlineData("\"ResultPath\": \"$.a[1]\"", "{\"a\":[1,2,3]}", "{\"a\":[1,7,3]}")]
    [InlineData("\"ResultPath\": \"$.a[0].b\"", "{\"a\":[{\"b\":1,\"c\":2}]}", "{\"a\":[{\"b\":7,\"c\":2}]}")]
    [InlineData("\"InputPath\": null", "{\"a\":1}", "7")]
    [InlineData("\"OutputPath\": null", "{\"a\":1}", "{}")]
    [InlineData("\"ResultPath\": \"$.r\", \"OutputPath\": \"$.r\"", "{\"a\":1}", "7")]
    [InlineData("\"InputPath\": \"$.a\", \"ResultPath\": \"$.r\"", "{\"a\":1}", "{\"a\":1,\"r\":7}")]
    public async Task Result_IsPlacedOntoTheRawInput(string fields, string input, string output)
    {
        var execution = await Machine.RunAsync(Machine.OfOne($"\"Type\": \"Pass\", \"Result\": 7, {fields}"), input);

        Assert.Equal(output, execution.Output);
    }

    [Theory]
    [InlineData("$.r", "[1]")]
    [InlineData("$.r", "\"text\"")]
    [InlineData("$.r", "1")]
    [InlineData("$.a.b", "{\"a\":\"text\"}")]
    [InlineData("$.a[3]", "{\"a\":[1]}")]
    [InlineData("$.a[0]", "{}")]
    public async Task Result_WhoseWayIsBlocked_FailsTheState(string path, string input)
    {
        var execution = await Machine.RunAsync(Machine.OfOne($"\"Type\": \"Pass\", \"Result\": 7, \"ResultPath\": \"{path}\""), input);

        Assert.Equal((ExecutionStatus.Failed, ErrorNames.ResultPathMatchFailure), (execution.Status, execution.Error));
    }

    [Fact]
    public async Task Template_IsComputedAllTheWayDown()
    {
        var execution = await Machine.RunAsync(
            Machine.OfOne("""
                "Type": "Pass", "Parameters": { "plain": "$.a", "a.$": "$.a", "list": [1, { "b.$": "$.b[0]" }, "$.a"], "x": { "y": { "z.$": "States.Format('{}', $.a)" } } }
                """),
            """{"a":"A","b":[true]}""");

        Assert.Equal("""{"plain":"$.a","a":"A","list":[1,{"b":true},"$.a"],"x":{"y":{"z":"A"}}}""", execution.Output);
    }

    [Fact]
    public async Task Template_WithMissingPath_NamesThePathAndItsField()
    {
        var execution = await Machine.RunAsync(
            Machine.OfOne(""" "Type": "Pass", "Parameters": { "value.$": "$.x" } """), """{"a":1}""");

        Assert.Equal(
            "An error occurred while executing the state 'S' (entered at the event id #2). "
            + """The JSONPath '$.x' specified for the field 'value.$' could not be found in the input '{"a":1}'""",
            execution.Cause);
    }
}
