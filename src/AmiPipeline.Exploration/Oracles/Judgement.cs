namespace AmiPipeline.Exploration.Oracles;

/// <summary>A verdict with its reason.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">What speaks for it, in one sentence.</param>
public sealed record Judgement(Verdict Verdict, string Reason);
