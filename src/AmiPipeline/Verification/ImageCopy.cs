using System.Text.Json.Serialization;

namespace AmiPipeline.Verification;

/// <summary>A copy of a verified image: a result of its own.</summary>
public record ImageCopy
{
    /// <summary>The account and Region of the copy.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The way it is made.</summary>
    public required ImageRoute Route { get; init; }

    /// <summary>How far it is.</summary>
    public CopyState State { get; init; }

    /// <summary>Its id; null before it has one.</summary>
    public string? ImageId { get; init; }

    /// <summary>Its devices, each with the key that was found; empty until it is verified. They come without their other values, which are the image's own.</summary>
    public IReadOnlyList<VerifiedDevice> Devices { get; init; } = [];

    /// <summary>Why it failed; null if it did not.</summary>
    public Failure? Failure { get; init; }
}

/// <summary>How far a copy is.</summary>
[JsonConverter(typeof(JsonNameConverter<CopyState>))]
public enum CopyState
{
    /// <summary>It is being made.</summary>
    [JsonStringEnumMemberName("building")]
    Building,

    /// <summary>It is verified and committed, now or by an earlier execution.</summary>
    [JsonStringEnumMemberName("committed")]
    Committed,

    /// <summary>It could not be made.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It is verified, and is committed once all others are.</summary>
    [JsonStringEnumMemberName("verified")]
    Verified,

    /// <summary>It was given up since another one failed.</summary>
    [JsonStringEnumMemberName("rolledBack")]
    RolledBack,
}
