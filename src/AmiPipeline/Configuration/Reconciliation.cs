namespace AmiPipeline.Configuration;

/// <summary>The daily search for images whose event never came, and for those of owners whose events never reach the deployment's account.</summary>
/// <param name="Since">The bound: images created earlier are left alone, so that rules for a full account do not start with all of its past. Worth moving on from time to time: Step Functions forgets executions after 90 days, and an image whose result was removed since would be done again.</param>
public sealed record Reconciliation(DateTimeOffset Since);
