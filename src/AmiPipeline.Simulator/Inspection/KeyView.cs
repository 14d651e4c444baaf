namespace AmiPipeline.Simulator.Inspection;

/// <summary>A KMS key as it is at an instant.</summary>
/// <param name="Id">The key id.</param>
/// <param name="Arn">The key ARN.</param>
/// <param name="Aliases">The alias names that mean it.</param>
/// <param name="State">The state, in KMS's word.</param>
/// <param name="Spec">The key spec.</param>
/// <param name="Usage">The key usage.</param>
/// <param name="IsAwsManaged">True for an AWS managed key.</param>
public sealed record KeyView(
    string Id, string Arn, IReadOnlyList<string> Aliases, string State, string Spec, string Usage, bool IsAwsManaged)
{
    /// <summary>The key policy as it was written; null for the default one, which leaves it to the IAM of the account.</summary>
    public string? Policy { get; init; }

    /// <summary>Other accounts that the default key policy lets use it.</summary>
    public IReadOnlyList<string> UsableBy { get; init; } = [];

    /// <summary>The grants on it.</summary>
    public IReadOnlyList<GrantView> Grants { get; init; } = [];
}

/// <summary>A grant on a KMS key.</summary>
/// <param name="Id">The grant's id.</param>
/// <param name="Name">Its name; null for none.</param>
/// <param name="Grantee">The ARN of who may use the key by it.</param>
/// <param name="Operations">What it allows.</param>
public sealed record GrantView(string Id, string? Name, string Grantee, IReadOnlyList<string> Operations);
