using System.Text.Json;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What an update or a removal of the stack leaves, and what a failed first deployment doesn't.</summary>
public sealed class RemovalTemplateTests
{
    [Theory]
    [InlineData("AWS::Lambda::Version")]
    [InlineData("AWS::Logs::LogGroup")]
    [InlineData("AWS::SQS::Queue")]
    [InlineData("AWS::KMS::Key")]
    public void WhatIsKept_GoesWithARolledBackCreationAlone(string type)
    {
        var template = Template.CheckedIn(PipelineName.Default);
        var ids = template.OfType(type).Keys;

        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.Equal(
            ("RetainExceptOnCreate", "Retain"),
            (template.Resource(id).GetProperty("DeletionPolicy").GetString(), template.Resource(id).GetProperty("UpdateReplacePolicy").GetString())));
    }

    /// <summary>A kept resource under a fixed name would be in the way of the next deployment.</summary>
    [Fact]
    public void WhatIsKept_HasNoFixedName()
    {
        var template = Template.CheckedIn(PipelineName.Default);

        Assert.All(template.OfType("AWS::SQS::Queue").Values, queue => Assert.False(queue.TryGetProperty("QueueName", out _)));
        Assert.All(template.OfType("AWS::Logs::LogGroup").Values, log => Assert.Contains("AWS::StackId", log.GetProperty("LogGroupName").GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public void Policies_OfTopicAndKey_NameTheSourceOfEveryService()
    {
        var template = Template.CheckedIn(PipelineName.Default);
        var ofTopic = Statements(template.OfType("AWS::SNS::TopicPolicy").Values.Single().GetProperty("PolicyDocument"));
        var ofKey = Statements(template.OfType("AWS::KMS::Key").Values.Single().GetProperty("KeyPolicy"));

        Assert.Equal(2, ofTopic.Count);
        Assert.All(ofTopic, statement => Assert.True(IsBound(statement, "StringEquals", "ArnLike"), statement.GetRawText()));
        Assert.All(
            ofKey.Where(statement => statement.GetProperty("Sid").GetString() != "Logs"),
            // EventBridge names no source to the key of an encrypted topic: SNS Developer Guide, key management.
            statement => Assert.True(IsBound(statement, "StringEquals", "ArnLike") || IsBound(statement, "StringEqualsIfExists", "ArnLikeIfExists"), statement.GetRawText()));
    }

    private static bool IsBound(JsonElement statement, string equals, string like) =>
        statement.TryGetProperty("Condition", out var condition)
        && condition.TryGetProperty(equals, out var account) && account.TryGetProperty("aws:SourceAccount", out _)
        && condition.TryGetProperty(like, out var source) && source.TryGetProperty("aws:SourceArn", out _);

    private static List<JsonElement> Statements(JsonElement policy) =>
    [
        .. policy.GetProperty("Statement").EnumerateArray().Where(statement =>
            statement.GetProperty("Effect").GetString() == "Allow" && statement.GetProperty("Principal").ValueKind == JsonValueKind.Object
            && statement.GetProperty("Principal").TryGetProperty("Service", out _)),
    ];
}
