namespace AmiPipeline.Infra.Tests;

/// <summary>What CDK gives.</summary>
/// <param name="Document">The state machine document.</param>
/// <param name="CleanUpDocument">The clean-up state machine's document.</param>
/// <param name="Templates">The templates of the configuration at the root, by stack name.</param>
/// <param name="WithOtherCode">The same after a change of the functions' code.</param>
/// <param name="Guarded">Those of a configuration with every guardrail.</param>
internal sealed record CdkOutput(
    string Document,
    string CleanUpDocument,
    IReadOnlyDictionary<string, string> Templates,
    IReadOnlyDictionary<string, string> WithOtherCode,
    IReadOnlyDictionary<string, string> Guarded);
