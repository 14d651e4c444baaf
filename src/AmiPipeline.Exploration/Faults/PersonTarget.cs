namespace AmiPipeline.Exploration.Faults;

/// <summary>What a person acts on.</summary>
/// <param name="AccountId">The account that it is in.</param>
/// <param name="Region">The Region.</param>
/// <param name="Id">Its id; of an alias, its name.</param>
public sealed record PersonTarget(string AccountId, string Region, string Id)
{
    /// <summary>The ARN of the key that an alias moves to. Null, the default, for anything else.</summary>
    public string? OtherKeyArn { get; init; }

    /// <summary>The ids of everything that is different afterwards.</summary>
    public required IReadOnlyList<string> Touched { get; init; }
}
