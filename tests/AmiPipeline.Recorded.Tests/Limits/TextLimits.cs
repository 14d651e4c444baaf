namespace AmiPipeline.Recorded.Tests.Limits;

/// <summary>How long names, descriptions and tags may be.</summary>
internal static class TextLimits
{
    private const string Source = "ami-03000000000000001";

    public static IReadOnlyList<Limit> All { get; } =
    [
        new(
            "name of an image: characters", 3, 128, "EC2 API Reference, CreateImage",
            length => $$"""{ "source": { "imageId": "{{Source}}" }, "name": "{{Text(length)}}" }""",
            length => $"Action=CopyImage&SourceImageId={Source}&SourceRegion=us-east-1&Name={Text(length)}"),
        new(
            "description of an image: characters", null, 255, "EC2 API Reference, CopyImage",
            length => $$"""{ "source": { "imageId": "{{Source}}" }, "name": "limits", "description": "{{Text(length)}}" }""",
            length => $"Action=CopyImage&SourceImageId={Source}&SourceRegion=us-east-1&Name=limits&Description={Text(length)}"),
        new(
            "key of a tag: characters", 1, 128, "EC2 User Guide, tag restrictions",
            length => $$"""{ "source": { "imageId": "{{Source}}" }, "name": "limits", "tags": { "{{Text(length)}}": "" } }""",
            length => $"Action=CreateTags&ResourceId.1={Source}&Tag.1.Key={Text(length)}&Tag.1.Value="),
        new(
            "value of a tag: characters", 0, 256, "EC2 User Guide, tag restrictions",
            length => $$"""{ "source": { "imageId": "{{Source}}" }, "name": "limits", "tags": { "key": "{{Text(length)}}" } }""",
            length => $"Action=CreateTags&ResourceId.1={Source}&Tag.1.Key=key&Tag.1.Value={Text(length)}"),
    ];

    private static string Text(int length) => new('a', length);
}
