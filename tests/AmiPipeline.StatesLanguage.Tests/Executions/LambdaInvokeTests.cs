using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

public sealed class LambdaInvokeTests
{
    [Fact]
    public async Task Invoke_GivesTheFunctionItsPayloadAndWrapsItsAnswer()
    {
        TaskRequest? seen = null;
        var execution = await RunAsync(""" "FunctionName": "copy", "Payload": { "id.$": "$.id" } """, request =>
        {
            seen = request;
            return TaskOutcome.Succeeded("""{"state":"pending"}""");
        });

        Assert.Equal(("copy", """{"id":7}""", true), (seen!.Function, seen.Payload, seen.IsInvoke));
        var result = JsonNode.Parse(execution.Output!)!;
        Assert.Equal("""{"state":"pending"}""", result["Payload"]!.ToJsonString());
        Assert.Equal((200, 200, "$LATEST"), ((int)result["StatusCode"]!, (int)result["SdkHttpMetadata"]!["HttpStatusCode"]!, (string)result["ExecutedVersion"]!));
        Assert.Equal(
            ["TaskScheduled", "TaskStarted", "TaskSucceeded"], execution.Types().Select(type => type.ToString()).Skip(2).Take(3));
    }

    [Fact]
    public async Task Invoke_AsEvent_HasNoPayloadInItsResult()
    {
        var execution = await RunAsync(""" "FunctionName": "copy", "InvocationType": "Event" """, _ => TaskOutcome.Succeeded("1"));

        var result = JsonNode.Parse(execution.Output!)!;
        Assert.Equal((202, string.Empty), ((int)result["StatusCode"]!, (string)result["Payload"]!));
    }

    [Fact]
    public async Task Credentials_AreHandedToTheTask()
    {
        var definition = Machine.OfOne("""
            "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:f", "Credentials": { "RoleArn.$": "$.role" }
            """);
        var execution = await Machine.RunAsync(
            definition, """{"role":"arn:aws:iam::111122223333:role/other"}""", request => TaskOutcome.Succeeded($"\"{request.CredentialsRoleArn}\""));

        Assert.Equal("\"arn:aws:iam::111122223333:role/other\"", execution.Output);
    }

    private static Task<Execution> RunAsync(string parameters, Func<TaskRequest, TaskOutcome> function) => Machine.RunAsync(
        Machine.OfOne($$""" "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { {{parameters}} } """),
        """{"id":7}""",
        function);
}
