using System.Text.Json.Serialization;

namespace AmiPipeline.Plans;

/// <summary>What a volume of the requested image is made from.</summary>
[JsonConverter(typeof(JsonNameConverter<DeviceOrigin>))]
public enum DeviceOrigin
{
    /// <summary>The source's snapshot (or, for a source instance, its volume).</summary>
    [JsonStringEnumMemberName("source")]
    Source,

    /// <summary>A mapping of the source that has no snapshot: an empty volume at each launch. Kept as it is.</summary>
    [JsonStringEnumMemberName("sourceEmpty")]
    SourceEmpty,

    /// <summary>A new empty volume.</summary>
    [JsonStringEnumMemberName("empty")]
    Empty,

    /// <summary>A snapshot that the request names.</summary>
    [JsonStringEnumMemberName("snapshot")]
    Snapshot,
}
