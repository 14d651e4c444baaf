using System.Text.Json.Serialization;

namespace AmiPipeline.Requests;

/// <summary>Whether an image is protected from being deregistered.</summary>
[JsonConverter(typeof(JsonNameConverter<DeregistrationProtection>))]
public enum DeregistrationProtection
{
    /// <summary>Until it is switched off.</summary>
    [JsonStringEnumMemberName("withoutCooldown")]
    WithoutCooldown,

    /// <summary>Until 24 hours after it is switched off.</summary>
    [JsonStringEnumMemberName("withCooldown")]
    WithCooldown,
}
