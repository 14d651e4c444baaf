using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

public sealed class ContextObjectTests
{
    [Fact]
    public async Task Context_HasTheFieldsOfTheGuide()
    {
        var execution = await RunAsync(null);

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {
                  "Execution": { "Id": "arn:aws:states:eu-west-1:111122223333:execution:M:run", "Input": { "a": 1 },
                                 "StartTime": "2026-01-31T12:00:00.000Z", "Name": "run", "RoleArn": "arn:aws:iam::111122223333:role/M", "RedriveCount": 0 },
                  "StateMachine": { "Id": "arn:aws:states:eu-west-1:111122223333:stateMachine:M", "Name": "M" },
                  "State": { "Name": "S", "EnteredTime": "2026-01-31T12:00:02.000Z", "RetryCount": 0 }
                }
                """),
            JsonNode.Parse(execution.Output!)));
    }

    [Fact]
    public async Task Context_CanBeOverlaid()
    {
        var execution = await RunAsync("""{"Execution":{"Id":"other"},"State":{"Name":{"deep":1}},"Extra":true}""");
        var context = JsonNode.Parse(execution.Output!)!;

        Assert.Equal("other", (string)context["Execution"]!["Id"]!);
        Assert.Equal("run", (string)context["Execution"]!["Name"]!);
        Assert.Equal(1, (int)context["State"]!["Name"]!["deep"]!);
        Assert.True((bool)context["Extra"]!);
    }

    [Theory]
    [InlineData(""" "Type": "Pass", "InputPath": "$$.State.Name" """, "\"S\"")]
    [InlineData(""" "Type": "Pass", "OutputPath": "$$.StateMachine.Name" """, "\"M\"")]
    [InlineData(""" "Type": "Pass", "Parameters": { "a.$": "$$.Execution.Input.a" } """, """{"a":1}""")]
    [InlineData(""" "Type": "Map", "ItemsPath": "$$.Execution.Input.list", "ItemProcessor": { "StartAt": "B", "States": { "B": { "Type": "Succeed" } } } """, "[1]")]
    [InlineData(""" "Type": "Parallel", "ResultSelector": { "a.$": "$$.State.Name" }, "Branches": [{ "StartAt": "B", "States": { "B": { "Type": "Succeed" } } }] """, """{"a":"S"}""")]
    public async Task Context_CanBeReadWhereverAPathStands(string fields, string output)
    {
        var execution = await Machine.RunAsync(Machine.OfOne(fields), """{"a":1,"list":[1]}""", options: Options(null));

        Assert.Equal(output, execution.Output);
    }

    [Fact]
    public Task Overlay_ThatIsNoObject_IsRefused() => Assert.ThrowsAsync<ArgumentException>(() => RunAsync("[]"));

    private static Task<Execution> RunAsync(string? overrides) => Machine.RunAsync(
        Machine.Of($$"""
            "W": { "Type": "Wait", "Seconds": 2, "Next": "S" },
            "S": {{Machine.Task("\"InputPath\": \"$$\", \"End\": true")}}
            """),
        """{"a":1}""",
        request => TaskOutcome.Succeeded(request.Payload),
        Options(overrides));

    private static ExecutionOptions Options(string? overrides) => new()
    {
        StateMachineArn = "arn:aws:states:eu-west-1:111122223333:stateMachine:M",
        Name = "run",
        ContextOverrides = overrides,
    };
}
