using AmiPipeline.Plans;
using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Sharing;

namespace AmiPipeline.Cli.Json;

/// <summary>A plan and the calls it leads to, for programs.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Steps">The calls, in their order.</param>
/// <param name="KeyAliases">The aliases of the keys in it, by key ARN.</param>
/// <param name="Costs">What is charged for it.</param>
/// <param name="KeyPolicies">What key policies lack for those that the image is shared with; null for nothing.</param>
/// <param name="AutoScalingGrants">What accounts run that launch it by Auto Scaling; null for nothing.</param>
internal sealed record PlanDocument(
    ImagePlan Plan, IReadOnlyList<PlannedCall> Steps, IReadOnlyDictionary<string, string> KeyAliases, IReadOnlyList<CostItem> Costs, IReadOnlyList<KeyAddition>? KeyPolicies = null,
    IReadOnlyList<AutoScalingGrant>? AutoScalingGrants = null)
{
    /// <summary>Makes it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="aliases">Aliases of keys by key ARN, of which only those in the plan are taken.</param>
    /// <param name="costs">What it costs.</param>
    public static PlanDocument Create(
        ImagePlan plan, IReadOnlyList<PlannedCall> calls, IReadOnlyDictionary<string, string> aliases, CostEstimate costs)
    {
        var keys = plan.Devices.SelectMany(device => device.Expected.AcceptedKeys).Select(key => key.KmsKeyId).Concat(plan.Copies.SelectMany(copy => copy.Devices).Select(device => device.Key?.KmsKeyId)).OfType<string>().ToHashSet();
        return new PlanDocument(plan, calls, aliases.Where(alias => keys.Contains(alias.Key)).OrderBy(alias => alias.Key, StringComparer.Ordinal).ToDictionary(), costs.Items, OrNull(SharingRows.KeyPolicies(plan)), OrNull(AutoScalingGrant.Create(plan)));
    }

    private static IReadOnlyList<T>? OrNull<T>(IReadOnlyList<T> items) => items.Count == 0 ? null : items;
}
