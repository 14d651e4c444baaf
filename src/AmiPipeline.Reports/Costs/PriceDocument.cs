namespace AmiPipeline.Reports.Costs;

/// <summary>A table of prices as a file has it.</summary>
/// <param name="Prices">The prices.</param>
internal sealed record PriceDocument(IReadOnlyList<Price> Prices);
