using System.Text.Json.Serialization;

namespace AmiPipeline.Plans;

/// <summary>The way an image is made. The state machine chooses its path by this name.</summary>
[JsonConverter(typeof(JsonNameConverter<ImageRoute>))]
public enum ImageRoute
{
    /// <summary>The image exists: an earlier execution of the same request committed it.</summary>
    [JsonStringEnumMemberName("existing")]
    Existing,

    /// <summary><c>CopyImage</c> of the source.</summary>
    [JsonStringEnumMemberName("copy")]
    Copy,

    /// <summary><c>CopyImage</c> of an image of another account, so that everything about it can be read; a second route follows from the copy.</summary>
    [JsonStringEnumMemberName("copyFirst")]
    CopyFirst,

    /// <summary><c>CreateImage</c> of the source instance; a second route may follow from there.</summary>
    [JsonStringEnumMemberName("capture")]
    Capture,

    /// <summary><c>CreateImage</c> of a temporary instance with the requested volumes.</summary>
    [JsonStringEnumMemberName("instance")]
    Instance,

    /// <summary><c>RegisterImage</c> over copied snapshots.</summary>
    [JsonStringEnumMemberName("snapshots")]
    Snapshots,

    /// <summary>No image is made: only copies are kept, and earlier executions committed all of them.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}
