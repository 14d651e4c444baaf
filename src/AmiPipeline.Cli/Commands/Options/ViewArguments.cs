using AmiPipeline.Reports.Costs;

namespace AmiPipeline.Cli.Commands.Options;

/// <summary>What is shown besides the usual output.</summary>
/// <param name="Tree">Whether the lineage is printed as a tree.</param>
/// <param name="Picture">Where its picture is written; null for nowhere.</param>
/// <param name="Report">Where the report of the execution is written; null for nowhere.</param>
/// <param name="Prices">The prices.</param>
internal sealed record ViewArguments(bool Tree, OutputFile? Picture, OutputFile? Report, PriceTable Prices);
