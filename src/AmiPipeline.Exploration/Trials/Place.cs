namespace AmiPipeline.Exploration.Trials;

/// <summary>An account in a Region.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The Region.</param>
public sealed record Place(string AccountId, string Region);
