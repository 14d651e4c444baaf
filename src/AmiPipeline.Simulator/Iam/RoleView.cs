namespace AmiPipeline.Simulator.Iam;

/// <summary>A role of an account.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Trust">The trust policy, as it was written.</param>
/// <param name="Policies">The policies, as they were written, by their names.</param>
public sealed record RoleView(string Arn, string Trust, IReadOnlyList<KeyValuePair<string, string>> Policies);
