using System.Text.Json;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What calls the pipeline by itself, and where what cannot be handled ends.</summary>
public sealed class TriggerTemplateTests
{
    private static readonly Template Stack = Template.CheckedIn(PipelineName.Default);

    private static IReadOnlyDictionary<string, JsonElement> Rules => Stack.OfType("AWS::Events::Rule");

    [Fact]
    public void NewImages_CallStartPipeline()
    {
        var rule = Assert.Single(Rules.Values, rule => rule.TryGetProperty("EventPattern", out var pattern) && Template.Texts(pattern, "source").Contains("aws.ec2"));

        Assert.Equal(["EC2 AMI State Change"], Template.Texts(rule.GetProperty("EventPattern"), "detail-type"));
        Assert.Equal(["available"], Template.Texts(rule.GetProperty("EventPattern").GetProperty("detail"), "State"));
        Assert.Equal(ArnOf(FunctionNames.StartPipeline), Template.Text(OnlyTarget(rule).GetProperty("Arn")));
    }

    [Theory]
    [InlineData("rate(1 day)", FunctionNames.ReconcileImages)]
    [InlineData("rate(1 hour)", FunctionNames.SweepExecutions)]
    public void Schedule_CallsItsFunction(string schedule, string functionName)
    {
        var rule = Assert.Single(Rules.Values, rule => rule.Text("ScheduleExpression") == schedule);

        Assert.Equal(ArnOf(functionName), Template.Text(OnlyTarget(rule).GetProperty("Arn")));
    }

    [Fact]
    public void EndedExecutions_OfThePipelineOnly_CallCleanUp()
    {
        var rule = Assert.Single(Rules.Values, rule => Template.Text(OnlyTarget(rule).GetProperty("Arn")) == $"${{{CleanUpMachine()}}}");
        var detail = rule.GetProperty("EventPattern").GetProperty("detail");

        Assert.Equal(["FAILED", "TIMED_OUT", "ABORTED"], Template.Texts(detail, "status"));
        // Its own end must not start it again.
        Assert.EndsWith(":stateMachine:AmiPipeline", Assert.Single(Template.Texts(detail, "stateMachineArn")), StringComparison.Ordinal);
        Assert.False(OnlyTarget(rule).TryGetProperty("InputTransformer", out _), "Clean-up reads the event itself.");
    }

    /// <summary>Notices to people aside, an event that cannot be delivered is kept.</summary>
    [Fact]
    public void Rules_KeepWhatTheyCannotDeliver() => Assert.All(
        Rules.Values.Where(rule => !OnlyTarget(rule).TryGetProperty("InputTransformer", out _)),
        rule =>
        {
            Assert.StartsWith("${DeadLettersUndelivered", Template.Text(OnlyTarget(rule).GetProperty("DeadLetterConfig").GetProperty("Arn")), StringComparison.Ordinal);
            Assert.True(OnlyTarget(rule).GetProperty("RetryPolicy").GetProperty("MaximumRetryAttempts").GetInt32() > 0);
        });

    [Fact]
    public void TriggerFunctions_KeepWhatTheyFailWith()
    {
        var kept = Stack.OfType("AWS::Lambda::EventInvokeConfig").Values.ToDictionary(
            config => Template.Text(config.GetProperty("FunctionName")),
            config => Template.Text(config.GetProperty("DestinationConfig").GetProperty("OnFailure").GetProperty("Destination")));

        Assert.Equal(FunctionNames.Triggers.Select(name => $"${{{FunctionOf(name)}}}").Order(), kept.Keys.Order());
        Assert.All(kept.Values, queue => Assert.StartsWith("${DeadLettersFailed", queue, StringComparison.Ordinal));
    }

    [Fact]
    public void Queues_AreEncrypted() => Assert.All(Stack.OfType("AWS::SQS::Queue").Values, queue => Assert.True(queue.TryGetProperty("KmsMasterKeyId", out _)));

    [Fact]
    public void Bus_WithoutAnotherAccount_IsNotMade() => Assert.Empty(Stack.OfType("AWS::Events::EventBus"));

    private static JsonElement OnlyTarget(JsonElement rule) => rule.GetProperty("Targets").EnumerateArray().Single();

    private static string ArnOf(string functionName) => $"${{{FunctionOf(functionName)}.Arn}}";

    private static string FunctionOf(string functionName) =>
        Stack.OfType("AWS::Lambda::Function").Single(function => function.Value.Text("Handler") == functionName).Key;

    private static string CleanUpMachine() =>
        Stack.OfType("AWS::StepFunctions::StateMachine").Single(machine => machine.Value.Text("StateMachineName") == PipelineName.Default + "-CleanUp").Key;
}
