using System.Text.Json.Serialization;

namespace AmiPipeline.Requests;

/// <summary>How a request wants its image made: the field <c>via</c>.</summary>
public enum RequestedRoute
{
    /// <summary>The planner chooses the safest route that produces the requested result, and refuses rather than boot anything unasked.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>One <c>CopyImage</c>: each snapshot's status is preserved, or one key serves for all.</summary>
    [JsonStringEnumMemberName("copy")]
    Copy,

    /// <summary>Launch a temporary instance of the source, replace the volumes that it has booted from, attach the added ones, and create the image of it.</summary>
    [JsonStringEnumMemberName("instance")]
    Instance,

    /// <summary>Copy every snapshot under its own key and register an image over the copies. Boots nothing.</summary>
    [JsonStringEnumMemberName("snapshots")]
    Snapshots,
}
