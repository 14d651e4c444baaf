namespace AmiPipeline.Infra.Tests;

/// <summary>What CDK gives.</summary>
/// <param name="Documents">The state machines' documents.</param>
/// <param name="Templates">The templates of the example with triggers, by stack name.</param>
/// <param name="WithOtherCode">The same after a change of the functions' code.</param>
/// <param name="Root">Those of the configuration at the root.</param>
/// <param name="Guarded">Those of a configuration with every guardrail, and without triggers.</param>
/// <param name="ExampleAccounts">Those that the example app has for another account.</param>
/// <param name="Sharing">Those of the example with sources of another account.</param>
/// <param name="OtherAccount">The templates of another account.</param>
/// <param name="SecondRegion">Those of the same account in a second Region.</param>
/// <param name="NarrowAccount">Those of an account that shares some images only.</param>
internal sealed record CdkOutput(
    CdkDocuments Documents,
    IReadOnlyDictionary<string, string> Templates,
    IReadOnlyDictionary<string, string> WithOtherCode,
    IReadOnlyDictionary<string, string> Root,
    IReadOnlyDictionary<string, string> Guarded,
    IReadOnlyDictionary<string, string> ExampleAccounts,
    IReadOnlyDictionary<string, string> Sharing,
    IReadOnlyDictionary<string, string> OtherAccount,
    IReadOnlyDictionary<string, string> SecondRegion,
    IReadOnlyDictionary<string, string> NarrowAccount);

/// <summary>The state machines' documents.</summary>
/// <param name="Pipeline">The pipeline's.</param>
/// <param name="CleanUp">That of clean-up.</param>
/// <param name="Fleet">That of fleets, without a bucket.</param>
/// <param name="FleetS3">That of fleets, with a bucket.</param>
internal sealed record CdkDocuments(string Pipeline, string CleanUp, string Fleet, string FleetS3);
