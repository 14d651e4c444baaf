using System.Text.Json.Serialization;

namespace AmiPipeline.Plans;

/// <summary>Why a key is the right one for a snapshot.</summary>
[JsonConverter(typeof(JsonNameConverter<KeyOrigin>))]
public enum KeyOrigin
{
    /// <summary>The request asks for it.</summary>
    [JsonStringEnumMemberName("request")]
    Request,

    /// <summary>The content was under it before, and nothing else is requested.</summary>
    [JsonStringEnumMemberName("source")]
    Source,

    /// <summary>It is the account's default EBS key, which EC2 takes by default.</summary>
    [JsonStringEnumMemberName("accountDefault")]
    AccountDefault,

    /// <summary>An image that was committed for the same request is under it; a new one would come under another key, or under none.</summary>
    [JsonStringEnumMemberName("committed")]
    Committed,
}
