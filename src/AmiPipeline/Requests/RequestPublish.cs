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

    /// <summary>The names of the watermarks that the image gets from its own account: 1 to 5. EC2 puts the account's id before each. Default: none.</summary>
    [Description("The names of the watermarks that the image gets from its own account: 1 to 5. EC2 puts the account's id before each. Default: none.")]
    public IReadOnlyList<string> Watermarks { get; init; } = [];

    /// <summary>Whether it requests nothing: for a copy, that it is not published as the image is.</summary>
    [JsonIgnore]
    public bool IsEmpty => this is { Parameter: null, DeprecateAfterDays: null, DeprecateAt: null, DeregistrationProtection: null, ImdsSupport: null, LaunchTemplate: null, Watermarks.Count: 0 };

    /// <summary>The keys of these watermarks, as EC2 shows them: <c>accountId:watermarkName</c> (EC2 API Reference, AttachImageWatermark).</summary>
    /// <param name="accountId">The image's account.</param>
    public IReadOnlyList<string> WatermarkKeys(string accountId) => [.. Watermarks.Select(name => WatermarkKey(accountId, name))];

    /// <summary>The key of a watermark.</summary>
    /// <param name="accountId">The account that attaches it.</param>
    /// <param name="name">Its name.</param>
    public static string WatermarkKey(string accountId, string name) => $"{accountId}:{name}";
}
