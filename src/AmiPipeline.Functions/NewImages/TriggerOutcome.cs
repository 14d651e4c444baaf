using System.Text.Json.Serialization;

namespace AmiPipeline.Functions.NewImages;

/// <summary>What became of an image that may start an execution.</summary>
[JsonConverter(typeof(JsonNameConverter<TriggerOutcome>))]
public enum TriggerOutcome
{
    /// <summary>An execution was started.</summary>
    [JsonStringEnumMemberName("started")]
    Started,

    /// <summary>An execution for it runs already.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>An execution for it has succeeded.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>Every attempt has failed, and no more are made.</summary>
    [JsonStringEnumMemberName("givenUp")]
    GivenUp,

    /// <summary>It is in another Region than the deployment.</summary>
    [JsonStringEnumMemberName("otherRegion")]
    OtherRegion,

    /// <summary>It is another account's, and the deployment's account does not see it.</summary>
    [JsonStringEnumMemberName("notShared")]
    NotShared,

    /// <summary>It is not available, or no longer.</summary>
    [JsonStringEnumMemberName("notAvailable")]
    NotAvailable,

    /// <summary>Its tags have changed, but it has been there for more than a week: that starts nothing.</summary>
    [JsonStringEnumMemberName("taggedLate")]
    TaggedLate,

    /// <summary>It matches no rule.</summary>
    [JsonStringEnumMemberName("noRule")]
    NoRule,

    /// <summary>A pipeline has made it, or is making it.</summary>
    [JsonStringEnumMemberName("ownOutput")]
    OwnOutput,
}
