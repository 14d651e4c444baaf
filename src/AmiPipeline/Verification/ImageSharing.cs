using System.Text.Json.Serialization;
using AmiPipeline.Sharing;

namespace AmiPipeline.Verification;

/// <summary>What came of sharing an image and its copies.</summary>
/// <param name="Items">The image, if it stays, and its committed copies.</param>
/// <param name="Requested">With whom they were to be shared.</param>
/// <param name="KeyPolicies">What key policies lack, for their owners to add; empty for nothing.</param>
public sealed record ImageSharing(IReadOnlyList<SharedDestination> Items, SharingPlan? Requested = null, IReadOnlyList<KeyAddition>? KeyPolicies = null);

/// <summary>What came of sharing one image: a result of its own.</summary>
public record SharedDestination
{
    /// <summary>The image, or the copy of it.</summary>
    public required string ImageId { get; init; }

    /// <summary>How far it is.</summary>
    public SharingState State { get; init; }

    /// <summary>Why it failed; null if it did not.</summary>
    public Failure? Failure { get; init; }
}

/// <summary>How far the sharing of an image is.</summary>
[JsonConverter(typeof(JsonNameConverter<SharingState>))]
public enum SharingState
{
    /// <summary>It is under way.</summary>
    [JsonStringEnumMemberName("sharing")]
    Sharing,

    /// <summary>Those that are to use it may, and those that are not may not: read back from AWS.</summary>
    [JsonStringEnumMemberName("shared")]
    Shared,

    /// <summary>It could not be done, or not in full.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
