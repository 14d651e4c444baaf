using System.Text.Json.Serialization;

namespace AmiPipeline.Verification;

/// <summary>What came of an older image.</summary>
[JsonConverter(typeof(JsonNameConverter<OlderImageState>))]
public enum OlderImageState
{
    /// <summary>It stays as it is.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,

    /// <summary>It is not known whether it is used: it is deprecated, and disabled later.</summary>
    [JsonStringEnumMemberName("deprecated")]
    Deprecated,

    /// <summary>It is not known whether it was used: it is disabled, and deregistered later.</summary>
    [JsonStringEnumMemberName("disabled")]
    Disabled,

    /// <summary>It is deregistered, and its snapshots are deleted.</summary>
    [JsonStringEnumMemberName("removed")]
    Removed,

    /// <summary>It was to change, and could not.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
