using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Drivers;

public sealed class MockTaskHandlerTests
{
    [Fact]
    public async Task Answers_AreTakenInOrder()
    {
        var execution = await RunAsync(
            """{"S":[{"throw":{"Error":"X","Cause":{"errorMessage":"no"}}},{"throw":{"Error":"X","Cause":"text"}},{"return":{"state":"available"}}]}""",
            Machine.Of($"\"S\": {Machine.Task("\"Retry\": [{ \"ErrorEquals\": [\"X\"] }], \"End\": true")}"));

        Assert.Equal("""{"state":"available"}""", execution.Output);
        Assert.Equal(["""{"errorMessage":"no"}""", "text"], from one in execution.History where one.Cause is not null select one.Cause);
    }

    [Fact]
    public async Task Answers_WithInput_GoToTheTaskThatHasIt()
    {
        var execution = await RunAsync(
            """{"I":[{"input":3,"return":"three"},{"input":1.0,"return":"one"},{"return":"other"}]}""",
            Machine.Of($$""" "M": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "I", "States": { "I": {{Machine.Task()}} } } } """),
            "[1,3,2]");

        Assert.Equal("""["one","three","other"]""", execution.Output);
    }

    [Fact]
    public async Task Invoke_IsAnsweredWithWholeResultOrPayload()
    {
        var definition = Machine.OfOne("""
            "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": "f" }, "OutputPath": "$.Payload"
            """);

        Assert.Equal("7", (await RunAsync("""{"S":[{"return":{"Payload":7}}]}""", definition)).Output);
        Assert.Equal("""{"a":7}""", (await RunAsync("""{"S":[{"return":{"a":7}}]}""", definition)).Output);
    }

    [Fact]
    public async Task Hang_WaitsForTheTimeout()
    {
        var execution = await RunAsync(
            """{"S":[{"hang":true}]}""", Machine.Of($"\"S\": {Machine.Task("\"TimeoutSeconds\": 9, \"End\": true")}"));

        Assert.Equal(ErrorNames.Timeout, execution.Error);
    }

    [Fact]
    public async Task Task_WithoutAnswer_FailsAndSaysSo()
    {
        var execution = await RunAsync("{}", Machine.Of($"\"S\": {Machine.Task()}"));

        Assert.Equal("The mocks have no answer left for the state 'S' with input {}.", execution.Cause);
    }

    [Theory]
    [InlineData("[]", "a JSON object with a field for each state")]
    [InlineData("{", "not valid JSON")]
    [InlineData("""{"S":{}}""", "/S: an array of answers")]
    [InlineData("""{"S":[{"return":1},{"retrun":1}]}""", "/S/1: an answer is an object")]
    public void Mocks_OfAnotherForm_AreRefused(string mocks, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new MockTaskHandler(mocks)).Message, StringComparison.Ordinal);

    private static async Task<Execution> RunAsync(string mocks, string definition, string input = "{}")
    {
        var clock = new VirtualClock(Machine.Start);
        var execution = new Execution(StateMachineDocument.Load(definition), input, clock);
        await new ExecutionDriver(new MockTaskHandler(mocks), clock).RunAsync(execution);
        return execution;
    }
}
