using AmiPipeline.Cli.Reports;
using AmiPipeline.Plans;

namespace AmiPipeline.Cli.Documents;

/// <summary>A plan and the calls it leads to, for programs.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Steps">The calls, in their order.</param>
/// <param name="KeyAliases">The aliases of the keys in it, by key ARN.</param>
internal sealed record PlanDocument(ImagePlan Plan, IReadOnlyList<PlannedCall> Steps, IReadOnlyDictionary<string, string> KeyAliases);
