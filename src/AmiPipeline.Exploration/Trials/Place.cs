namespace AmiPipeline.Exploration.Trials;

/// <summary>An account in a Region.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The Region.</param>
public sealed record Place(string AccountId, string Region)
{
    /// <summary>As sentences have it.</summary>
    public override string ToString() => $"{Region} of {AccountId}";
}
