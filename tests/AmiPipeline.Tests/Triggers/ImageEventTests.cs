using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.Events;
using Xunit;

namespace AmiPipeline.Tests.Triggers;

public sealed class ImageEventTests
{
    private const string Right = """
        { "version": "0", "id": "e1", "detail-type": "EC2 AMI State Change", "source": "aws.ec2", "account": "111122223333", "time": "2026-01-01T00:00:00Z",
          "region": "us-east-1", "resources": ["arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0"],
          "detail": { "RequestId": "r1", "ImageId": "ami-0123456789abcdef0", "State": "available", "ErrorMessage": "" } }
        """;

    [Fact]
    public void Read_AnEvent_HasImageStateAccountAndRegion() =>
        Assert.Equal(new ImageEvent("111122223333", "us-east-1", "ami-0123456789abcdef0", "available"), Read(Right));

    [Theory]
    [InlineData("detail-type", null, "/detail-type: is missing; an event about an image has it")]
    [InlineData("detail-type", "\"Scheduled Event\"", "/detail-type: is \"Scheduled Event\"; this function takes \"EC2 AMI State Change\" and \"Tag Change on Resource\"")]
    [InlineData("account", "7", "/account: must be a string, not Number")]
    [InlineData("account", "\"me\"", "/account: is \"me\"; must be an account's 12 digits")]
    [InlineData("region", null, "/region: is missing; an event about an image has it")]
    [InlineData("detail", "[]", "/detail/ImageId: is missing; an event about an image has it")]
    [InlineData("detail", """{ "ImageId": "ami-1", "State": "available" }""", "/detail/ImageId: is \"ami-1\"; must be ami- and 8 or 17 lower-case hexadecimal digits")]
    [InlineData("detail", """{ "ImageId": "ami-01234567" }""", "/detail/State: is missing; an event about an image has it")]
    public void Read_NoSuchEvent_SaysWhichFieldIsWrong(string field, string? json, string message)
    {
        var document = JsonNode.Parse(Right)!.AsObject();
        document.Remove(field);
        if (json is not null)
        {
            document[field] = JsonNode.Parse(json);
        }

        Assert.Equal(message, Assert.Throws<EventRefusedException>(() => Read(document.ToJsonString())).Message);
    }

    private const string Tagged = """
        { "version": "0", "id": "e1", "detail-type": "Tag Change on Resource", "source": "aws.tag", "account": "111122223333", "time": "2026-01-01T00:00:00Z",
          "region": "us-east-1", "resources": ["arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0"],
          "detail": { "changed-tag-keys": ["team"], "service": "ec2", "resource-type": "image", "version": 1, "tags": { "team": "base" } } }
        """;

    [Fact]
    public void Read_AChangeOfTags_HasTheImageAndNoState()
    {
        var read = Read(Tagged);

        Assert.Equal(new ImageEvent("111122223333", "us-east-1", "ami-0123456789abcdef0", null), read);
        Assert.True(read.IsTagChange);
        Assert.False(Read(Right).IsTagChange);
    }

    [Theory]
    [InlineData("\"image\"", "\"volume\"", "/detail/resource-type: is \"volume\" of \"ec2\"; this function takes changes of the tags of \"image\" of \"ec2\"")]
    [InlineData("ami-0123456789abcdef0", "ami-1", "/resources/0: is \"ami-1\"; must be ami- and 8 or 17 lower-case hexadecimal digits")]
    [InlineData("\"arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0\"", "", "/resources: must hold the ARN of the image")]
    public void Read_AChangeOfOtherTags_SaysWhichFieldIsWrong(string text, string other, string message) =>
        Assert.Equal(message, Assert.Throws<EventRefusedException>(() => Read(Tagged.Replace(text, other, StringComparison.Ordinal))).Message);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"event\"")]
    public void Read_NoObject_IsRefused(string json) => Assert.Throws<EventRefusedException>(() => Read(json));

    private static ImageEvent Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ImageEvent.Read(document.RootElement);
    }
}
