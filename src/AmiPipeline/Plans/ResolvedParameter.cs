namespace AmiPipeline.Plans;

/// <summary>A parameter of Systems Manager, as it was when the request was planned: what it says later is not looked at.</summary>
/// <param name="Name">Its name, with the version or label that the request gives.</param>
/// <param name="Version">The version that was read.</param>
public sealed record ResolvedParameter(string Name, long Version);
