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

    /// <summary>The parameter as it is; null if there is none, or none is asked for.</summary>
    public ParameterFacts? Parameter { get; init; }

    /// <summary>Why the parameter cannot be read, for a person; null if it can.</summary>
    public string? ParameterFault { get; init; }

    /// <summary>The launch template; null if there is none, or none is asked for.</summary>
    public LaunchTemplateFacts? LaunchTemplate { get; init; }

    /// <summary>Why the launch template cannot be read, for a person; null if it can.</summary>
    public string? LaunchTemplateFault { get; init; }
}

/// <summary>A parameter of Systems Manager.</summary>
/// <param name="Type">Its type, such as String.</param>
/// <param name="DataType">Its data type, such as <c>text</c>.</param>
/// <param name="ImageId">The image that it names; null if its value is none, which may be a secret.</param>
public sealed record ParameterFacts(string Type, string DataType, string? ImageId);

/// <summary>A launch template.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SourceVersion">The version that a new one would be made from.</param>
/// <param name="Image">What that version launches: an image's id, or the name of a parameter after <c>resolve:ssm:</c>; null if it leaves that to the launch.</param>
/// <param name="Snapshots">The device names for which that version names a snapshot of its own, which would stand in for the image's.</param>
public sealed record LaunchTemplateFacts(string Id, long SourceVersion, string? Image, IReadOnlyList<string> Snapshots);

/// <summary>What counts of a committed image for its deprecation.</summary>
/// <param name="ImageId">Its id.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Deprecated">When it is deprecated, now or later; null for never.</param>
public sealed record CommittedTimes(string ImageId, DateTimeOffset Created, DateTimeOffset? Deprecated);
