using AmiPipeline.StatesLanguage.Loading;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Loading;

/// <summary>What a definition can have wrong, and what the report says of it.</summary>
public sealed class FaultTests
{
    private const string Arn = "arn:aws:lambda:eu-west-1:111122223333:function:f";

    [Fact]
    public void Load_OfManyFaults_ReportsThemAllAtOnce()
    {
        var refusal = Assert.Throws<StateMachineDefinitionException>(() => StateMachineDocument.Load("""
            { "StartAt": "Frist", "Coment": "x", "States": {
                "First": { "Type": "Task", "Resorce": "arn:aws:lambda:eu-west-1:111122223333:function:f", "Next": "Wiat" },
                "Wait": { "Type": "Wait", "Seconds": -1, "Timestamp": "now", "Next": "a/b" },
                "a/b": { "Type": "Pass", "Parameters": { "list": [{ "x.$": "x" }] }, "ResultPath": "$.a[*]", "End": true },
                "Lost": { "Type": "Sucseed" } } }
            """));

        Assert.Equal(
            [
                "/States/First: The field Resource is missing.",
                "/States/First/Resorce: There is no field Resorce in a Task state. Did you mean 'Resource'?",
                "/States/Wait: Only one of Seconds and Timestamp can be given.",
                "/States/Wait/Seconds: Seconds must be a whole number from 0 to 99999999, but is -1.",
                "/States/Wait/Timestamp: Timestamp must be like 2026-01-31T12:00:00Z, but is now.",
                "/States/a~1b/Parameters/list/0/x.$: 'x' cannot be computed. A path that starts with '$', or an intrinsic function like States.Format(…), was expected.",
                "/States/a~1b/ResultPath: ResultPath must be a reference path: it names fields and positions only, like $.result or $.items[0].",
                "/States/Lost/Type: There is no state type 'Sucseed'. Did you mean 'Succeed'?",
                "/StartAt: There is no state 'Frist' here. Did you mean 'First'?",
                "/States/First/Next: There is no state 'Wiat' here. Did you mean 'Wait'?",
                "/Coment: There is no field Coment in a state machine. Did you mean 'Comment'?",
            ],
            refusal.Faults.Select(fault => fault.ToString()));
        Assert.Equal("Resource", refusal.Faults[1].Suggestion);
    }

    [Theory]
    [InlineData("[]", "", "A definition must be a JSON object.")]
    [InlineData("{", "", "not valid JSON")]
    [InlineData("""{"StartAt":"\ud800","States":{}}""", "", "not valid JSON")]
    [InlineData("""{"StartAt":"S","StartAt":"S"}""", "", "not valid JSON")]
    [InlineData("""{"StartAt":"S"}""", "", "The field States is missing.")]
    [InlineData("""{"States":{"S":{"Type":"Succeed"}}}""", "", "The field StartAt is missing.")]
    [InlineData("""{"StartAt":"S","States":{}}""", "/States", "at least one state")]
    [InlineData("""{"StartAt":"S","States":{"S":[]}}""", "/States/S", "A state must be an object, but is an array.")]
    [InlineData("""{"StartAt":"S","States":{"S":{}}}""", "/States/S", "The field Type is missing.")]
    [InlineData("""{"StartAt":"S","Version":"2.0","States":{"S":{"Type":"Succeed"}}}""", "/Version", "must be \"1.0\"")]
    [InlineData("""{"StartAt":"S","TimeoutSeconds":0,"States":{"S":{"Type":"Succeed"}}}""", "/TimeoutSeconds", "whole number from 1")]
    [InlineData("""{"StartAt":1,"States":{"S":{"Type":"Succeed"}}}""", "/StartAt", "StartAt must be a string, but is 1.")]
    [InlineData("""{"StartAt":"S","States":{"S":{"Type":"Succeed"},"T":{"Type":"Succeed"}}}""", "/States/T", "No state leads to 'T'.")]
    [InlineData("""{"StartAt":"S","States":{"S":{"Type":"Pass","Next":"S"}}}""", "/States", "No state ends")]
    [InlineData("""{"StartAt":"S","States":{"S":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"S","States":{"S":{"Type":"Succeed"}}}}}}""", "/States/S/ItemProcessor/States/S", "There is a state 'S' already, at /States/S")]
    [InlineData("""{"StartAt":"S","States":{"S":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"B","States":{"B":{"Type":"Succeed"}}},{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}]}}}""", "/States/S/Branches/1/States/B", "already, at /States/S/Branches/0/States/B")]
    public void Machine_WithAFault_IsRefused(string definition, string place, string message) => AssertFault(definition, place, message);

    [Theory]
    [InlineData("\"Type\":\"Pass\"", "", "has neither Next nor")]
    [InlineData("\"Type\":\"Pass\",\"Next\":\"S\",\"End\":true", "", "not both")]
    [InlineData("\"Type\":\"Pass\",\"End\":1", "/End", "End must be true or false")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"ResultSelector\":{}", "/ResultSelector", "does not belong in a Pass state")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Retry\":[]", "/Retry", "does not belong in a Pass state")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"InputPath\":\"x\"", "/InputPath", "A path starts with '$'")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"ResultPath\":\"$$.x\"", "/ResultPath", "not to the context object")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"ResultPath\":\"$.x[?(@.y)]\"", "/ResultPath", "reference path")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a.$\":1}", "/Parameters/a.$", "must be a string, but is 1")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a.$\":\"$.a\",\"a\":1}", "/Parameters/a", "given twice")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"Comment\":1", "/Comment", "Comment must be a string")]
    [InlineData("\"Type\":\"Succeed\",\"End\":true", "/End", "does not belong in a Succeed state")]
    [InlineData("\"Type\":\"Fail\",\"Cause\":\"c\",\"CausePath\":\"$.c\"", "", "Only one of Cause and CausePath")]
    [InlineData("\"Type\":\"Fail\",\"ErrorPath\":\"States.MathAdd(1, 2)\"", "/ErrorPath", "makes a text, and not States.MathAdd")]
    [InlineData("\"Type\":\"Fail\",\"CausePath\":\"$.causes[*]\"", "/CausePath", "must be a reference path")]
    [InlineData("\"Type\":\"Fail\",\"CausePath\":\"text\"", "/CausePath", "was expected")]
    [InlineData("\"Type\":\"Fail\",\"Next\":\"S\"", "/Next", "does not belong in a Fail state")]
    [InlineData("\"Type\":\"Wait\",\"End\":true", "", "needs one of Seconds")]
    [InlineData("\"Type\":\"Wait\",\"End\":true,\"Seconds\":1.5", "/Seconds", "whole number")]
    [InlineData("\"Type\":\"Choice\"", "", "The field Choices is missing.")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[]", "/Choices", "at least one rule")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[1]", "/Choices/0", "A choice rule must be an object, but this is 1.")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$\",\"IsNull\":true}]", "/Choices/0", "The field Next is missing.")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"S\",\"IsNull\":true}]", "/Choices/0", "The field Variable is missing.")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"S\",\"Variable\":\"$\"}]", "/Choices/0", "needs a comparison")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"S\",\"Variable\":\"$\",\"StringEqual\":\"x\"}]", "/Choices/0/StringEqual", "Did you mean 'StringEquals'?")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"S\",\"Variable\":\"$\",\"StringEquals\":1}]", "/Choices/0/StringEquals", "must be a string, but is 1")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"S\",\"Variable\":\"$\",\"TimestampEquals\":\"today\"}]", "/Choices/0/TimestampEquals", "must be a timestamp")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"S\",\"Variable\":\"$\",\"IsNull\":true,\"IsString\":true}]", "/Choices/0", "Only one of IsNull and IsString")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"S\",\"And\":[]}]", "/Choices/0/And", "at least one condition")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"S\",\"Not\":{\"Variable\":\"$\",\"IsNull\":true,\"Next\":\"S\"}}]", "/Choices/0/Not/Next", "belongs to the rule as a whole")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"S\",\"Or\":[{\"Variable\":\"x\",\"IsNull\":true}]}]", "/Choices/0/Or/0/Variable", "A path starts with '$'")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"S\",\"Variable\":\"$.a[*]\",\"IsNull\":true}]", "/Choices/0/Variable", "Variable must be a reference path")]
    [InlineData("\"Type\":\"Choice\",\"Choices\":[{\"Next\":\"S\",\"Variable\":\"$.a\",\"NumericEqualsPath\":\"$.a[?(@.b)]\"}]", "/Choices/0/NumericEqualsPath", "reference path")]
    [InlineData("\"Type\":\"Wait\",\"End\":true,\"SecondsPath\":\"$..a\"", "/SecondsPath", "reference path")]
    [InlineData("\"Type\":\"Wait\",\"End\":true,\"TimestampPath\":\"$$.Execution.StartTime\"", "/TimestampPath", "not to the context object")]
    [InlineData("\"Type\":\"Map\",\"End\":true,\"ItemsPath\":\"$.a[1:]\",\"Iterator\":{\"StartAt\":\"X\",\"States\":{\"X\":{\"Type\":\"Succeed\"}}}", "/ItemsPath", "reference path")]
    [InlineData("\"Type\":\"Map\",\"End\":true,\"MaxConcurrencyPath\":\"$$.x\",\"Iterator\":{\"StartAt\":\"X\",\"States\":{\"X\":{\"Type\":\"Succeed\"}}}", "/MaxConcurrencyPath", "not to the context object")]
    [InlineData("\"Type\":\"Pass\",\"End\":true,\"OutputPath\":\"$.list.length()\"", "/OutputPath", "The path function 'length' is not supported")]
    [InlineData("\"Type\":\"Parallel\",\"End\":true,\"Branches\":[]", "/Branches", "at least one branch")]
    [InlineData("\"Type\":\"Parallel\",\"End\":true,\"Branches\":[{\"StartAt\":\"X\",\"States\":{\"X\":{\"Type\":\"Pass\",\"Next\":\"S\"}}}]", "/Branches/0/States/X/Next", "There is no state 'S' here.")]
    [InlineData("\"Type\":\"Map\",\"End\":true", "", "The field ItemProcessor is missing.")]
    [InlineData("\"Type\":\"Map\",\"End\":true,\"ItemsPath\":null,\"Iterator\":{\"StartAt\":\"X\",\"States\":{\"X\":{\"Type\":\"Succeed\"}}}", "/ItemsPath", "ItemsPath must be a string, but is null.")]
    [InlineData("\"Type\":\"Map\",\"End\":true,\"MaxConcurrency\":1,\"MaxConcurrencyPath\":\"$.m\",\"Iterator\":{\"StartAt\":\"X\",\"States\":{\"X\":{\"Type\":\"Succeed\"}}}", "", "Only one of MaxConcurrency and MaxConcurrencyPath")]
    public void State_WithAFault_IsRefused(string fields, string place, string message) =>
        AssertFault($$$"""{"StartAt":"S","States":{"S":{ {{{fields}}} } } }""", $"/States/S{place}", message);

    [Theory]
    [InlineData("\"TimeoutSeconds\":10,\"TimeoutSecondsPath\":\"$.t\"", "", "Only one of")]
    [InlineData("\"TimeoutSeconds\":10,\"HeartbeatSeconds\":10", "/HeartbeatSeconds", "must be less than TimeoutSeconds")]
    [InlineData("\"Credentials\":null", "/Credentials", "must be an object with RoleArn, but is null")]
    [InlineData("\"Credentials\":{}", "/Credentials", "The field RoleArn is missing.")]
    [InlineData("\"Retry\":{}", "/Retry", "must be an array of retriers")]
    [InlineData("\"Retry\":[{}]", "/Retry/0", "The field ErrorEquals is missing.")]
    [InlineData("\"Retry\":[{\"ErrorEquals\":[]}]", "/Retry/0/ErrorEquals", "at least one error name")]
    [InlineData("\"Retry\":[{\"ErrorEquals\":[true]}]", "/Retry/0/ErrorEquals", "must be a string")]
    [InlineData("\"Retry\":[{\"ErrorEquals\":[\"X\",\"States.ALL\"]}]", "/Retry/0/ErrorEquals", "must stand alone")]
    [InlineData("\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]},{\"ErrorEquals\":[\"X\"]}]", "/Retry/0/ErrorEquals", "in the last entry")]
    [InlineData("\"Retry\":[{\"ErrorEquals\":[\"X\"],\"BackoffRate\":0.9}]", "/Retry/0/BackoffRate", "must be 1 or more")]
    [InlineData("\"Retry\":[{\"ErrorEquals\":[\"X\"],\"IntervalSeconds\":0}]", "/Retry/0/IntervalSeconds", "whole number from 1")]
    [InlineData("\"Retry\":[{\"ErrorEquals\":[\"X\"],\"MaxAttempts\":-1}]", "/Retry/0/MaxAttempts", "whole number from 0")]
    [InlineData("\"Retry\":[{\"ErrorEquals\":[\"X\"],\"MaxDelaySeconds\":0}]", "/Retry/0/MaxDelaySeconds", "whole number from 1")]
    [InlineData("\"Retry\":[{\"ErrorEquals\":[\"X\"],\"JitterStrategy\":\"SOME\"}]", "/Retry/0/JitterStrategy", "FULL or NONE")]
    [InlineData("\"Retry\":[{\"ErrorEquals\":[\"X\"],\"MaxAttemps\":1}]", "/Retry/0/MaxAttemps", "Did you mean 'MaxAttempts'?")]
    [InlineData("\"Catch\":[{\"ErrorEquals\":[\"X\"]}]", "/Catch/0", "The field Next is missing.")]
    [InlineData("\"Catch\":[{\"ErrorEquals\":[\"X\"],\"Next\":\"Nowhere\"}]", "/Catch/0/Next", "There is no state 'Nowhere' here.")]
    [InlineData("\"Result\":1", "/Result", "does not belong in a Task state")]
    public void Task_WithAFault_IsRefused(string fields, string place, string message) => AssertFault(
        $$$"""{"StartAt":"S","States":{"S":{"Type":"Task","Resource":"{{{Arn}}}","End":true,{{{fields}}} } } }""", $"/States/S{place}", message);

    [Theory]
    [InlineData("${StartCopyFunctionArn}", null)]
    [InlineData("arn:${Partition}:lambda:${Region}:${Account}:function:f", null)]
    [InlineData(Arn, null)]
    [InlineData(Arn + ":$LATEST", null)]
    [InlineData(Arn + ":live", null)]
    [InlineData("arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:f", null)]
    [InlineData("arn:aws:states:::lambda:invoke", null)]
    [InlineData("arn:aws:states:::lambda:invoke.waitForTaskToken", null)]
    [InlineData("local:copy", null)]
    [InlineData(Arn + ":", "is not the ARN of a Lambda function")]
    [InlineData(Arn + ":a b", "is not the ARN of a Lambda function")]
    [InlineData("copy", "is not a URI")]
    [InlineData("arn:aws:states:::aws-sdk:ec2:copyImage", null)]
    [InlineData("arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken", null)]
    [InlineData("arn:aws:states:::dynamodb:putItem", null)]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", null)]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", null)]
    [InlineData("arn:aws:states:::emr-serverless:startJobRun.sync", null)]
    [InlineData("arn:aws:states:eu-west-1:111122223333:activity:a", null)]
    [InlineData("arn:aws:states:::lambda:invoke.sync", "is not supported: lambda:invoke waits for the function without .sync")]
    [InlineData("arn:aws:states:::lambda:getFunction", "lambda:invoke is the only action of Lambda")]
    [InlineData("arn:aws:states:::aws-sdk:ec2:copyImage.sync", "SDK integrations have no .sync")]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForToken", "is not supported")]
    [InlineData("arn:aws:states:::states:startExecution.sync:3", "is not supported")]
    [InlineData("arn:aws:states:::sqs", "is not supported")]
    [InlineData("arn:aws:states:eu-west-1:111122223333:activity:", "is not supported")]
    [InlineData("arn:aws:sqs:eu-west-1:111122223333:queue", "is not supported")]
    public void Resource_IsAFunctionOrRefused(string resource, string? problem)
    {
        var faults = StateMachineDocument.Check($$$"""{"StartAt":"S","States":{"S":{"Type":"Task","Resource":"{{{resource}}}","End":true} } }""");

        Assert.Equal(problem is null ? 0 : 1, faults.Count);
        Assert.All(faults, fault => Assert.Contains(problem!, fault.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"FunctionName":"f","Payload.$":"$","LogType":"Tail","Qualifier":"1","ClientContext":"e","InvocationType":"Event"}""", null)]
    [InlineData("""{"FunctionNme":"f"}""", "Did you mean 'FunctionName'?")]
    [InlineData("""{"Payload":{}}""", "needs the parameter FunctionName")]
    public void InvokeParameters_AreChecked(string parameters, string? problem)
    {
        var faults = StateMachineDocument.Check(
            $$$"""{"StartAt":"S","States":{"S":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{{{parameters}}},"End":true} } }""");

        Assert.Equal(problem is null, faults.Count == 0);
        Assert.True(problem is null || faults.Any(fault => fault.ToString().Contains(problem, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"Condition":"{% true %}","Next":"E"}""", "/States/S/Choices/0/Condition: Condition is not supported: it belongs to JSONata, and only JSONPath is supported.")]
    [InlineData("""{"Variable":"$.a","IsNull":true,"IsString":true,"Next":"E"}""", "/States/S/Choices/0: Only one of IsNull and IsString can be given.")]
    [InlineData("""{"Variable":"$.a","IsNull":true,"Next":"E","Assign":{}}""", "/States/S/Choices/0/Assign: Assign is not supported: there are no variables in this engine.")]
    public void ChoiceRule_WithOneFault_HasOneReport(string rule, string report)
    {
        var faults = StateMachineDocument.Check(
            $$$"""{"StartAt":"S","States":{"S":{"Type":"Choice","Choices":[{{{rule}}}]},"E":{"Type":"Succeed"} } }""");

        Assert.Equal(report, Assert.Single(faults).ToString());
    }

    [Fact]
    public void NameOfAState_IsCountedInCharacters()
    {
        static string Named(string name) => Machine.Of($$""" "{{name}}": { "Type": "Succeed" } """);
        var emoji = string.Concat(Enumerable.Repeat("😀", 80));

        Assert.Empty(StateMachineDocument.Check(Named(emoji)));
        Assert.Contains("1 to 80 characters, not 81", Assert.Single(StateMachineDocument.Check(Named(emoji + "é"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesOfAnyLength_AreCompared()
    {
        var definition = $$$"""{"StartAt":"{{{new string('a', 50_000)}}}","States":{"{{{new string('b', 50_000)}}}":{"Type":"Succeed"} } }""";

        Assert.Contains(StateMachineDocument.Check(definition), fault => fault.Message.StartsWith("There is no state 'aaa", StringComparison.Ordinal));
    }

    private static void AssertFault(string definition, string place, string message) => Assert.Contains(
        StateMachineDocument.Check(definition),
        fault => fault.JsonPointer == place && fault.ToString().Contains(message, StringComparison.Ordinal));
}
