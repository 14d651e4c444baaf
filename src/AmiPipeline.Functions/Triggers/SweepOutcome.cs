using System.Text.Json.Serialization;

namespace AmiPipeline.Functions.Triggers;

/// <summary>What the sweep found of an execution that has left something, or may have.</summary>
public enum SweepOutcome
{
    /// <summary>It runs: what it has made is its own.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>It has ended, and is being cleaned up already.</summary>
    [JsonStringEnumMemberName("cleaning")]
    Cleaning,

    /// <summary>It has ended, and its clean-up was started.</summary>
    [JsonStringEnumMemberName("started")]
    Started,

    /// <summary>It is left for the next run.</summary>
    [JsonStringEnumMemberName("left")]
    Left,
}
