using System.Text.Json;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

public sealed class EventPatternTests
{
    private const string Happened = """{ "source": "aws.ec2", "resources": ["arn:1", "arn:2"], "detail": { "State": "available", "Name": "base-1", "Size": 8, "Empty": null } }""";

    [Theory]
    [InlineData("""{ "source": ["aws.ec2"] }""", true)]
    [InlineData("""{ "source": ["aws.ecs", "aws.ec2"] }""", true)]
    [InlineData("""{ "source": ["aws.ecs"] }""", false)]
    [InlineData("""{ "source": ["aws.ec2"], "detail": { "State": ["failed"] } }""", false)]
    [InlineData("""{ "detail": { "State": ["available"], "Size": [8] } }""", true)]
    [InlineData("""{ "detail": { "Size": ["8"] } }""", false)]
    [InlineData("""{ "detail": { "Empty": [null] } }""", true)]
    [InlineData("""{ "resources": ["arn:2"] }""", true)]
    [InlineData("""{ "resources": ["arn:3"] }""", false)]
    [InlineData("""{ "missing": ["x"] }""", false)]
    [InlineData("""{ "missing": { "inner": ["x"] } }""", false)]
    [InlineData("""{ "missing": [{ "exists": false }] }""", true)]
    [InlineData("""{ "source": [{ "exists": true }] }""", true)]
    [InlineData("""{ "detail": { "Name": [{ "prefix": "base-" }] } }""", true)]
    [InlineData("""{ "detail": { "Name": [{ "prefix": "ase" }] } }""", false)]
    [InlineData("""{ "detail": { "Name": [{ "wildcard": "b*-?" }] } }""", false)]
    [InlineData("""{ "detail": { "Name": [{ "wildcard": "b*1" }] } }""", true)]
    [InlineData("""{ "detail": { "State": [{ "anything-but": "failed" }] } }""", true)]
    [InlineData("""{ "detail": { "State": [{ "anything-but": ["failed", "available"] }] } }""", false)]
    [InlineData("""{ "missing": [{ "anything-but": "failed" }] }""", false)]
    [InlineData("""{ "detail": { "Name": [{ "anything-but": { "wildcard": "*+*" } }] } }""", true)]
    [InlineData("""{ "detail": { "Name": [{ "anything-but": { "wildcard": "*-*" } }] } }""", false)]
    [InlineData("""{ "missing": [{ "anything-but": { "wildcard": "*-*" } }] }""", false)]
    [InlineData("""{ "$or": [{ "source": ["aws.tag"] }, { "source": ["aws.ec2"] }] }""", true)]
    [InlineData("""{ "$or": [{ "source": ["aws.tag"] }, { "source": ["aws.ecs"] }] }""", false)]
    public void Pattern_OfAnEvent_MatchesAsEventBridgeDocuments(string pattern, bool expected) =>
        Assert.Equal(expected, Of(pattern).Matches(JsonDocument.Parse(Happened).RootElement));

    [Theory]
    [InlineData("""{ "detail": { "Size": [{ "numeric": [">", 7] }] } }""")]
    [InlineData("""{ "source": [{ "suffix": "ec2" }] }""")]
    [InlineData("""{ "source": [{ "anything-but": { "prefix": "aws" } }] }""")]
    public void Pattern_WithWhatIsNotKnown_Throws(string pattern) =>
        Assert.Throws<NotSupportedException>(() => Of(pattern).Matches(JsonDocument.Parse(Happened).RootElement));

    private static EventPattern Of(string pattern) => new(JsonDocument.Parse(pattern).RootElement);
}
