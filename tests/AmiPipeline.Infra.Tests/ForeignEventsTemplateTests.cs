using System.Text.Json;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>Events of other accounts: which bus takes them, whose it takes, who handles them, and where they end if nobody can.</summary>
public sealed class ForeignEventsTemplateTests
{
    private static readonly Template Sharing = Template.CheckedIn($"other-account/{PipelineName.Default}");
    private static readonly Template Source = Template.CheckedIn("AmiPipelineSource");

    private static KeyValuePair<string, JsonElement> Bus => Sharing.OfType("AWS::Events::EventBus").Single();

    private static KeyValuePair<string, JsonElement> Rule => Sharing.OfType("AWS::Events::Rule").Single(rule => rule.Value.TryGetProperty("EventBusName", out _));

    private static KeyValuePair<string, JsonElement> Forwarding => Source.OfType("AWS::Events::Rule").Single();

    [Fact]
    public void Bus_HasTheNameThatSourceAccountsSendTo() => Assert.EndsWith(
        $":111122223333:event-bus/{Bus.Value.Text("Name")}", Template.Text(OnlyTarget(Forwarding.Value).GetProperty("Arn")), StringComparison.Ordinal);

    [Fact]
    public void Bus_WithoutOrganizations_TakesEventsOfTheListedAccountsOnly()
    {
        var statement = Sharing.OfType("AWS::Events::EventBusPolicy").Values.Single().GetProperty("Statement");

        Assert.Equal("Allow", statement.Text("Effect"));
        Assert.Equal(["events:PutEvents"], Template.Texts(statement, "Action"));
        Assert.Equal([$"${{{Bus.Key}.Arn}}"], Template.Texts(statement, "Resource"));
        Assert.Equal(["arn:${AWS::Partition}:iam::444455556666:root"], Template.Texts(statement.GetProperty("Principal"), "AWS"));
    }

    /// <summary>Organizations bound all other accounts: a listed role's account that is in none of them is let in by nothing.</summary>
    [Fact]
    public void Bus_WithOrganizations_TakesEventsOfTheirAccountsOnly()
    {
        Cdk.SkipWithoutNode();
        var guarded = new Template(Cdk.GuardedTemplates[PipelineName.Default]);
        var statement = guarded.OfType("AWS::Events::EventBusPolicy").Values.Single().GetProperty("Statement");

        Assert.Equal(["events:PutEvents"], Template.Texts(statement, "Action"));
        Assert.Equal([$"${{{guarded.OfType("AWS::Events::EventBus").Single().Key}.Arn}}"], Template.Texts(statement, "Resource"));
        Assert.Equal(["*"], Template.Texts(statement.GetProperty("Principal"), "AWS"));
        Assert.Equal("StringEquals", Assert.Single(statement.GetProperty("Condition").EnumerateObject()).Name);
        Assert.Equal(["o-abcdefghij"], Template.Condition(statement, "aws:PrincipalOrgID"));
    }

    /// <summary>Source accounts send as soon as they have their stack: without a bus, into nowhere.</summary>
    [Fact]
    public void Bus_WithoutTriggers_IsThereAllTheSame_AndNothingIsStarted()
    {
        Cdk.SkipWithoutNode();
        var guarded = new Template(Cdk.GuardedTemplates[PipelineName.Default]);

        Assert.Single(guarded.OfType("AWS::Events::EventBus"));
        Assert.DoesNotContain(guarded.OfType("AWS::Events::Rule").Values, IsForImages);
    }

    [Fact]
    public void NewImages_OfTheBus_CallStartPipeline()
    {
        var function = Sharing.OfType("AWS::Lambda::Function").Single(function => function.Value.Text("Handler") == FunctionNames.StartPipeline).Key;

        Assert.True(IsForImages(Rule.Value));
        Assert.Equal($"${{{Bus.Key}}}", Template.Text(Rule.Value.GetProperty("EventBusName")));
        Assert.Equal($"${{{function}.Arn}}", Template.Text(OnlyTarget(Rule.Value).GetProperty("Arn")));
        Assert.Contains(
            Sharing.OfType("AWS::Lambda::Permission").Values,
            permission => Template.Text(permission.GetProperty("FunctionName")) == $"${{{function}.Arn}}" && permission.TryGetProperty("SourceArn", out var rule) && Template.Text(rule) == $"${{{Rule.Key}.Arn}}");
    }

    [Fact]
    public void NewImages_OfTheBusThatCannotBeDelivered_AreKept() =>
        AssertTakes(Sharing, OnlyTarget(Rule.Value).GetProperty("DeadLetterConfig"), $"${{{Rule.Key}.Arn}}");

    /// <summary>The other account keeps what the bus does not take: the queue is encrypted, and takes messages of this rule alone.</summary>
    [Fact]
    public void Forwarding_KeepsWhatItCannotSend()
    {
        var queue = Source.OfType("AWS::SQS::Queue").Values.Single();

        AssertTakes(
            Source, OnlyTarget(Forwarding.Value).GetProperty("DeadLetterConfig"), $"arn:${{AWS::Partition}}:events:${{AWS::Region}}:${{AWS::AccountId}}:rule/{Forwarding.Value.Text("Name")}");
        Assert.True(queue.GetProperty("SqsManagedSseEnabled").GetBoolean());
        Assert.Equal(14 * 24 * 60 * 60, queue.GetProperty("MessageRetentionPeriod").GetInt32());
    }

    // That a rule names a queue is not enough: the queue's policy must let the rule send.
    private static void AssertTakes(Template template, JsonElement deadLetters, string rule)
    {
        var queue = Template.Text(deadLetters.GetProperty("Arn"));
        var letsIn = template.OfType("AWS::SQS::QueuePolicy").Values.SelectMany(policy => policy.GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray())
            .Where(statement => statement.Text("Effect") == "Allow" && Template.Texts(statement, "Resource").Contains(queue))
            .ToList();

        Assert.Contains(letsIn, statement => Template.Condition(statement, "aws:SourceArn").Contains(rule));
        Assert.All(letsIn, statement =>
        {
            Assert.Equal(["sqs:SendMessage"], Template.Texts(statement, "Action"));
            Assert.Equal(["events.amazonaws.com"], Template.Texts(statement.GetProperty("Principal"), "Service"));
            Assert.Single(Template.Condition(statement, "aws:SourceArn"));
        });
    }

    private static bool IsForImages(JsonElement rule) => rule.TryGetProperty("EventPattern", out var pattern) && Template.Texts(pattern, "source").Contains("aws.ec2");

    private static JsonElement OnlyTarget(JsonElement rule) => rule.GetProperty("Targets").EnumerateArray().Single();
}
