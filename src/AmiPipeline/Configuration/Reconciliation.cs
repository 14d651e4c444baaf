namespace AmiPipeline.Configuration;

/// <summary>The daily search for images whose event never came, and for those of owners whose events never reach the deployment's account.</summary>
/// <param name="Since">The bound: images created earlier are left alone, so that rules for a full account do not start with all of its past.</param>
public sealed record Reconciliation(DateTimeOffset Since);
