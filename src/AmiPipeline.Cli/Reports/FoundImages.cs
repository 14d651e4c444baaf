using AmiPipeline.Cli.Json;
using AmiPipeline.Reports.Lineage;

namespace AmiPipeline.Cli.Reports;

/// <summary>Images that were found.</summary>
/// <param name="Document">What is known of them.</param>
/// <param name="Lineages">Their lineages, in the order of the document's images; each is made when it is asked for.</param>
internal sealed record FoundImages(FindDocument Document, IEnumerable<LineageGraph> Lineages);
