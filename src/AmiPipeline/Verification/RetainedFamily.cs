using System.Text.Json.Serialization;

namespace AmiPipeline.Verification;

/// <summary>What came of older images in one account and Region: a result of its own.</summary>
public record RetainedFamily
{
    /// <summary>The account and Region.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>How far it is.</summary>
    public RetentionState State { get; init; }

    /// <summary>The images that are not among the newest: what came of each, and why. Those that were to change come first, then those that were kept; each the oldest first.</summary>
    public IReadOnlyList<OlderImage> Images { get; init; } = [];

    /// <summary>How many more there are, which are left out here or are for later executions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int More { get; init; }

    /// <summary>Why it failed, or was left out; null for neither.</summary>
    public Failure? Failure { get; init; }
}

/// <summary>How far the older images in one account and Region are.</summary>
[JsonConverter(typeof(JsonNameConverter<RetentionState>))]
public enum RetentionState
{
    /// <summary>It is being asked which of them are used.</summary>
    [JsonStringEnumMemberName("deciding")]
    Deciding,

    /// <summary>It is decided what comes of each, and is being done.</summary>
    [JsonStringEnumMemberName("removing")]
    Removing,

    /// <summary>It is done.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>Something of it could not be done.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Nothing was touched, since the new image is not shared or published there as requested.</summary>
    [JsonStringEnumMemberName("leftOut")]
    LeftOut,
}
