using System.Text.Json.Serialization;
using AmiPipeline.Requests;

namespace AmiPipeline.Verification;

/// <summary>What was published of a committed image or copy: each value as AWS shows it. What is not there was not requested or, after a failure, not reached.</summary>
public record Publication
{
    /// <summary>The account and Region.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>The image there.</summary>
    public required string ImageId { get; init; }

    /// <summary>How far it is.</summary>
    public PublicationState State { get; init; }

    /// <summary>When the image is deprecated.</summary>
    public DateTimeOffset? Deprecated { get; init; }

    /// <summary>How it is protected from being deregistered.</summary>
    public DeregistrationProtection? DeregistrationProtection { get; init; }

    /// <summary>Whether instances of it take IMDSv2 requests only: <c>v2.0</c>.</summary>
    public string? ImdsSupport { get; init; }

    /// <summary>The keys of its watermarks, each as <c>accountId:watermarkName</c>: of those that were requested.</summary>
    public IReadOnlyList<string>? Watermarks { get; init; }

    /// <summary>The parameter that names it.</summary>
    public PublishedParameter? Parameter { get; init; }

    /// <summary>The version of a launch template that launches it.</summary>
    public PublishedTemplate? LaunchTemplate { get; init; }

    /// <summary>Why it could not be published, or not wholly; null if it was.</summary>
    public Failure? Failure { get; init; }
}

/// <summary>How far a publication is.</summary>
[JsonConverter(typeof(JsonNameConverter<PublicationState>))]
public enum PublicationState
{
    /// <summary>It is under way.</summary>
    [JsonStringEnumMemberName("publishing")]
    Publishing,

    /// <summary>Everything that was requested is there, now or from an earlier execution.</summary>
    [JsonStringEnumMemberName("published")]
    Published,

    /// <summary>Something could not be published.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
