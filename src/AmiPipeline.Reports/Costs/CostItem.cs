using System.Text.Json.Serialization;

namespace AmiPipeline.Reports.Costs;

/// <summary>What is charged.</summary>
/// <param name="What">What it is.</param>
/// <param name="Period">How often.</param>
/// <param name="Usd">The amount in US dollars; null without a price.</param>
/// <param name="Basis">The price with its date and source, or that there is none.</param>
internal sealed record CostItem(string What, CostPeriod Period, decimal? Usd, string Basis)
{
    /// <summary>How exact the amount is. Default: the most that it may be.</summary>
    public CostBound Bound { get; init; }

    /// <summary>For a person, in a line.</summary>
    public override string ToString() => Usd is { } usd ? $"{What}: {(Bound == CostBound.About ? "about" : "at most")} {CostEstimate.Show(usd)}{(Period == CostPeriod.Month ? " a month" : "")} ({Basis})" : $"{What}: {Basis}";
}

/// <summary>How exact an amount is.</summary>
internal enum CostBound
{
    /// <summary>It may be less: only written blocks count.</summary>
    [JsonStringEnumMemberName("atMost")]
    AtMost,

    /// <summary>It depends on how long EC2 takes.</summary>
    [JsonStringEnumMemberName("about")]
    About,
}

/// <summary>How often something is charged.</summary>
internal enum CostPeriod
{
    /// <summary>Once, for the execution.</summary>
    [JsonStringEnumMemberName("once")]
    Once,

    /// <summary>Every month, as long as the image exists.</summary>
    [JsonStringEnumMemberName("month")]
    Month,
}
