using System.Text.Json.Serialization;

namespace AmiPipeline.Plans;

/// <summary>What a request starts from.</summary>
[JsonConverter(typeof(JsonNameConverter<SourceKind>))]
public enum SourceKind
{
    /// <summary>An image.</summary>
    [JsonStringEnumMemberName("image")]
    Image,

    /// <summary>A running or stopped instance.</summary>
    [JsonStringEnumMemberName("instance")]
    Instance,
}
