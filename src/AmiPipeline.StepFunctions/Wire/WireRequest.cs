namespace AmiPipeline.StepFunctions.Wire;

/// <summary>A request as it arrived.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path with the query.</param>
/// <param name="Headers">Gives a header; null for one that is not there.</param>
/// <param name="Body">The body.</param>
public sealed record WireRequest(string Method, string Path, Func<string, string?> Headers, string Body);
