namespace AmiPipeline.Reports.Costs;

/// <summary>A price.</summary>
internal sealed record Price
{
    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>What is charged: <c>snapshot</c> and <c>volume</c> for a GB-month, <c>instance</c> for an hour, <c>transfer</c> for a GB, <c>transition</c> for one.</summary>
    public required string Item { get; init; }

    /// <summary>The volume type, the instance type, or the Region that data goes to.</summary>
    public string? Of { get; init; }

    /// <summary>The price in US dollars.</summary>
    public required decimal Usd { get; init; }

    /// <summary>As of when it is known.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Where it is published.</summary>
    public required string Source { get; init; }
}
