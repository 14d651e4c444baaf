namespace AmiPipeline.Simulator.Inspection;

/// <summary>A grant on a KMS key.</summary>
/// <param name="Id">The grant's id.</param>
/// <param name="Name">Its name; null for none.</param>
/// <param name="Grantee">The ARN of who may use the key by it.</param>
/// <param name="Operations">What it allows.</param>
public sealed record GrantView(string Id, string? Name, string Grantee, IReadOnlyList<string> Operations);
