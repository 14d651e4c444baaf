namespace AmiPipeline.Simulator.Protocol;

/// <summary>How a caller is taken who signs nothing, or whose access key is not in the world.</summary>
/// <param name="AccountId">The account it acts for; one of the world's.</param>
/// <param name="Region">The Region it means when it names none.</param>
public sealed record StrangerAccess(string AccountId, string Region);
