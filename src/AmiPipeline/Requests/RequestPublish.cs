using System.ComponentModel;
using System.Text.Json.Serialization;

namespace AmiPipeline.Requests;

/// <summary>What is done with an image, or a copy, once it is committed, so that it is found and kept: at least one of its fields.</summary>
public sealed record RequestPublish
{
    /// <summary>The Systems Manager parameter that is to name the image, in the image's own account and Region: a String of the data type <c>aws:ec2:image</c>, made or overwritten. Default: none.</summary>
    [Description("The Systems Manager parameter that is to name the image, in the image's own account and Region: a String of the data type aws:ec2:image, made or overwritten. Default: none.")]
    public string? Parameter { get; init; }

    /// <summary>In how many days after its creation the image is deprecated: 1 to 3,650. Default: never.</summary>
    [Description("In how many days after its creation the image is deprecated: 1 to 3,650. Default: never.")]
    public int? DeprecateAfterDays { get; init; }

    /// <summary>When the image is deprecated instead: a time in UTC to the minute, such as <c>2027-01-31T00:00Z</c>, at most ten years away. Default: never.</summary>
    [Description("When the image is deprecated instead: a time in UTC to the minute, such as 2027-01-31T00:00Z, at most ten years away. Default: never.")]
    public string? DeprecateAt { get; init; }

    /// <summary>Protects the image from being deregistered: withoutCooldown, or withCooldown, which lasts for 24 hours after it is switched off. Default: EC2's, which is none.</summary>
    [Description("Protects the image from being deregistered: withoutCooldown, or withCooldown, which lasts for 24 hours after it is switched off. Default: EC2's, which is none.")]
    public DeregistrationProtection? DeregistrationProtection { get; init; }

    /// <summary>The value v2.0 has instances of the image take IMDSv2 requests only. It cannot be undone. Default: as the source has it.</summary>
    [Description("The value v2.0 has instances of the image take IMDSv2 requests only. It cannot be undone. Default: as the source has it.")]
    public string? ImdsSupport { get; init; }

    /// <summary>The launch template that gets a version with the image, in the image's own account and Region. Default: none.</summary>
    [Description("The launch template that gets a version with the image, in the image's own account and Region. Default: none.")]
    public RequestLaunchTemplate? LaunchTemplate { get; init; }

    /// <summary>Whether it asks for nothing: of a copy, that it is not published as the image is.</summary>
    [JsonIgnore]
    public bool IsEmpty => this == new RequestPublish();
}

/// <summary>A launch template that gets a version: exactly one of its id and its name.</summary>
public sealed record RequestLaunchTemplate
{
    /// <summary>The template's id; a Region's templates have ids of their own.</summary>
    [Description("The template's id; a Region's templates have ids of their own.")]
    public string? LaunchTemplateId { get; init; }

    /// <summary>The template's name, by which every Region may have one.</summary>
    [Description("The template's name, by which every Region may have one.")]
    public string? LaunchTemplateName { get; init; }

    /// <summary>The version that the new one is made from, with the new image: default or latest. Default: default.</summary>
    [Description("The version that the new one is made from, with the new image: default or latest. Default: default.")]
    public TemplateVersion SourceVersion { get; init; }

    /// <summary>Whether the new version becomes the template's default. Default: false.</summary>
    [Description("Whether the new version becomes the template's default. Default: false.")]
    public bool SetDefault { get; init; }
}

/// <summary>A version of a launch template, by what it is there.</summary>
public enum TemplateVersion
{
    /// <summary>The one that launches take which name none.</summary>
    [JsonStringEnumMemberName("default")]
    Default,

    /// <summary>The newest.</summary>
    [JsonStringEnumMemberName("latest")]
    Latest,
}

/// <summary>Whether an image is protected from being deregistered.</summary>
public enum DeregistrationProtection
{
    /// <summary>Until it is switched off.</summary>
    [JsonStringEnumMemberName("withoutCooldown")]
    WithoutCooldown,

    /// <summary>Until 24 hours after it is switched off.</summary>
    [JsonStringEnumMemberName("withCooldown")]
    WithCooldown,
}
