using System.Text.Json.Serialization;

namespace AmiPipeline.Planning.Retention;

/// <summary>A step of an older image on its way out.</summary>
public enum LeavingStep
{
    /// <summary>It is deprecated.</summary>
    [JsonStringEnumMemberName("deprecated")]
    Deprecated,

    /// <summary>It is disabled.</summary>
    [JsonStringEnumMemberName("disabled")]
    Disabled,

    /// <summary>It is being deregistered.</summary>
    [JsonStringEnumMemberName("removing")]
    Removing,
}
