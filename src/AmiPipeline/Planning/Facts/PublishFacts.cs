using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Facts;

/// <summary>What AWS says about one place where an image is to be published.</summary>
public sealed record PublishFacts
{
    /// <summary>What the request asks for there.</summary>
    public required RequestPublish Publish { get; init; }

    /// <summary>Its JSON pointer.</summary>
    public required string Field { get; init; }

    /// <summary>The account and Region.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>The image or the copy if an earlier execution has committed it; null if it is yet to be made.</summary>
    public CommittedTimes? Committed { get; init; }

    /// <summary>The keys of the watermarks that the image has, or will have before it is published, as far as they are known.</summary>
    public IReadOnlyList<string> Watermarks { get; init; } = [];

    /// <summary>Whether the committed image is public.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The parameter as it is; null if there is none, or none is requested.</summary>
    public ParameterFacts? Parameter { get; init; }

    /// <summary>Why the parameter cannot be read, for a person; null if it can.</summary>
    public string? ParameterFault { get; init; }

    /// <summary>The launch template; null if there is none, or none is requested.</summary>
    public LaunchTemplateFacts? LaunchTemplate { get; init; }

    /// <summary>Why the launch template cannot be read, for a person; null if it can.</summary>
    public string? LaunchTemplateFault { get; init; }
}
