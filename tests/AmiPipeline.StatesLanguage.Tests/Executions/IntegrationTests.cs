using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Errors;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.States;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Executions;

/// <summary>Service integrations and activities: what is asked for, and which events it leaves.</summary>
public sealed class IntegrationTests
{
    private readonly VirtualClock _clock = new(Machine.Start);

    [Theory]
    [InlineData("arn:aws:states:::sqs:sendMessage", IntegrationPattern.RequestResponse, "sqs", "sendMessage")]
    [InlineData("arn:aws:states:::aws-sdk:dynamodb:putItem", IntegrationPattern.RequestResponse, "aws-sdk:dynamodb", "putItem")]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", IntegrationPattern.RunJob, "states", "startExecution.sync:2")]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", IntegrationPattern.WaitForCallback, "sqs", "sendMessage.waitForTaskToken")]
    [InlineData("arn:${AWS::Partition}:states:::sqs:sendMessage", IntegrationPattern.RequestResponse, "sqs", "sendMessage")]
    public void Integration_IsAskedForByItsParameters(string resource, IntegrationPattern pattern, string service, string action)
    {
        var (execution, task) = Start(resource);

        Assert.Equal((resource, resource, pattern, false), (task.Resource, task.Function, task.Pattern, task.IsInvoke));
        Assert.Equal("""{"Queue":"q"}""", task.Parameters);
        Assert.Equal(task.Parameters, task.Payload);
        Assert.Equal(pattern == IntegrationPattern.WaitForCallback, task.TaskToken is not null);
        var scheduled = Assert.Single(execution.History, one => one.Type == HistoryEventType.TaskScheduled).Task!;
        Assert.Equal((service, action, "us-east-1", task.Parameters), (scheduled.ResourceType, scheduled.Resource, scheduled.Region, scheduled.Parameters));
    }

    [Fact]
    public void Job_IsTakenAndThenDone()
    {
        var (execution, task) = Start("arn:aws:states:::states:startExecution.sync");

        Assert.True(execution.TaskSubmitted(task.Id, """{"ExecutionArn":"e"}"""));
        Assert.False(execution.TaskSubmitted(task.Id, "1"));
        execution.Advance();
        Assert.Equal(ExecutionStatus.Running, execution.Status);
        Assert.False(execution.TaskSubmitted(task.Id, "1"));
        Assert.True(execution.TaskReturned(task.Id, """{"Status":"SUCCEEDED"}"""));
        execution.Advance();

        Assert.Equal("""{"Status":"SUCCEEDED"}""", execution.Output);
        Assert.Equal("""{"ExecutionArn":"e"}""", Assert.Single(execution.History, one => one.Type == HistoryEventType.TaskSubmitted).Output);
        Assert.Equal(["TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded"], TaskEvents(execution));
    }

    [Theory]
    [InlineData(true, new[] { "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskFailed" })]
    [InlineData(false, new[] { "TaskScheduled", "TaskStarted", "TaskFailed" })]
    public void Job_ThatFails_MayHaveBeenTaken(bool isTaken, string[] events)
    {
        var (execution, task) = Start("arn:aws:states:::states:startExecution.sync");

        if (isTaken)
        {
            execution.TaskSubmitted(task.Id, "{}");
        }

        execution.TaskFailed(task.Id, "X", "why");
        execution.Advance();

        Assert.Equal(("X", "why"), (execution.Error, execution.Cause));
        Assert.Equal(events, TaskEvents(execution));
    }

    [Fact]
    public void Job_WhoseResultComesAtOnce_CountsAsTaken()
    {
        var (execution, task) = Start("arn:aws:states:::states:startExecution.sync");

        execution.TaskReturned(task.Id, "1");
        execution.Advance();

        Assert.Equal(["TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded"], TaskEvents(execution));
    }

    [Fact]
    public void Submission_OfATaskThatHasNone_IsRefused()
    {
        var (execution, task) = Start("arn:aws:states:::sqs:sendMessage");

        Assert.False(execution.TaskSubmitted(task.Id, "{}"));
        Assert.Throws<ArgumentException>(() => execution.TaskSubmitted(task.Id, "{"));
        Assert.True(execution.TaskReturned(task.Id, "{}"));
    }

    [Fact]
    public async Task Result_ThatIsTooLarge_NamesTheService()
    {
        var execution = await Machine.RunAsync(
            Definition("arn:aws:states:::aws-sdk:s3:getObject"), function: _ => TaskOutcome.Returned($"\"{new string('a', 262_143)}\""));

        Assert.Equal(ErrorNames.DataLimitExceeded, execution.Error);
        Assert.StartsWith("The state/task 'aws-sdk:s3' returned a result", execution.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"return":1}""", "Succeeded", new[] { "ActivityScheduled", "ActivityStarted", "ActivitySucceeded" })]
    [InlineData("""{"throw":{"Error":"X"}}""", "Failed", new[] { "ActivityScheduled", "ActivityStarted", "ActivityFailed" })]
    [InlineData("""{"hang":true}""", "Failed", new[] { "ActivityScheduled", "ActivityStarted", "ActivityTimedOut" })]
    public async Task Activity_HasEventsOfItsOwn(string answer, string status, string[] events)
    {
        var execution = await MockedAsync("arn:aws:states:eu-west-1:111122223333:activity:a", answer);

        Assert.Equal(status, execution.Status.ToString());
        Assert.Equal(events, TaskEvents(execution));
        var scheduled = JsonNode.Parse(HistoryJson.ToJson(execution.History))!["events"]![2]!["activityScheduledEventDetails"]!;
        Assert.Equal("arn:aws:states:eu-west-1:111122223333:activity:a", (string?)scheduled["resource"]);
        Assert.Equal("""{"Queue":"q"}""", (string?)scheduled["input"]);
        Assert.Equal(60, (int)scheduled["timeoutInSeconds"]!);
    }

    [Theory]
    [InlineData("""{"return":1}""", "Succeeded 1", new[] { "TaskSubmitted", "TaskSucceeded" })]
    [InlineData("""{"throw":{"Error":"X","Cause":"why"}}""", "Failed X why", new[] { "TaskSubmitted", "TaskFailed" })]
    [InlineData("""{"throw":{"Error":"X","Cause":"why"},"submitted":false}""", "Failed X why", new[] { "TaskFailed" })]
    [InlineData("""{"hang":true}""", "Failed States.Timeout ", new[] { "TaskSubmitted", "TaskTimedOut" })]
    [InlineData("""{"hang":true,"submitted":false}""", "Failed States.Timeout ", new[] { "TaskTimedOut" })]
    public async Task Mocks_AnswerForJobsAndCallbacks(string answer, string end, string[] events)
    {
        foreach (var resource in new[] { "states:startExecution.sync", "sqs:sendMessage.waitForTaskToken", "lambda:invoke.waitForTaskToken" })
        {
            var execution = await MockedAsync($"arn:aws:states:::{resource}", answer);

            Assert.Equal(end, execution.Output is { } output ? $"{execution.Status} {output}" : $"{execution.Status} {execution.Error} {execution.Cause}");
            Assert.Equal(events, TaskEvents(execution).Skip(2));
        }
    }

    [Fact]
    public async Task Mocks_SayWhatTheServiceResponded()
    {
        var execution = await MockedAsync("arn:aws:states:::sqs:sendMessage.waitForTaskToken", """{"submit":{"MessageId":"m"},"return":1}""");

        Assert.Equal("""{"MessageId":"m"}""", Assert.Single(execution.History, one => one.Type == HistoryEventType.TaskSubmitted).Output);
    }

    [Theory]
    [InlineData("""{"throw":{"Error":null,"Cause":null}}""", """{"Error":null,"Cause":null}""")]
    [InlineData("""{"throw":{"Error":"X"}}""", """{"Error":"X","Cause":null}""")]
    [InlineData("""{"hang":true}""", """{"Error":"States.Timeout","Cause":""}""")]
    public async Task Catch_OfACallback_HasNullForWhatItLeftOut(string answer, string caught)
    {
        var execution = await MockedAsync(
            "arn:aws:states:::sqs:sendMessage.waitForTaskToken", answer, """ "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "E" }], """);

        Assert.Equal(caught, execution.Output);
    }

    private static string Definition(string resource, string? catchers = null) => Machine.Of($$"""
        "S": { "Type": "Task", "Resource": "{{resource}}", "TimeoutSeconds": 60, "Parameters": {{Parameters(resource)}}, {{catchers}} "End": true }
        {{(catchers is null ? "" : ", \"E\": { \"Type\": \"Succeed\" }")}}
        """);

    private static string Parameters(string resource) =>
        resource.Contains("lambda", StringComparison.Ordinal) ? """{ "FunctionName": "f" }""" : """{ "Queue": "q" }""";

    private static IEnumerable<string> TaskEvents(Execution execution) =>
        from one in execution.History where one.Task is not null select one.Type.ToString();

    private static async Task<Execution> MockedAsync(string resource, string answer, string? catchers = null)
    {
        var clock = new VirtualClock(Machine.Start);
        var execution = new Execution(StateMachineDocument.Load(Definition(resource, catchers)), "{}", clock);
        await new ExecutionDriver(new MockTaskHandler($$"""{"S":[{{answer}}]}"""), clock).RunAsync(execution);
        return execution;
    }

    private (Execution Execution, TaskRequest Task) Start(string resource)
    {
        var execution = new Execution(StateMachineDocument.Load(Definition(resource)), "{}", _clock);
        return (execution, Assert.Single(execution.Advance()));
    }
}
