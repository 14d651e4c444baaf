using System.Text.Json.Nodes;
using AmiPipeline.Errors;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>What became of a request.</summary>
/// <param name="Plan">The plan; null if it was refused.</param>
/// <param name="Problems">Why it was refused.</param>
internal sealed record PlanOutcome(JsonObject? Plan, IReadOnlyList<Problem> Problems)
{
    public JsonNode? Attribute(string name) => Plan!["attributes"]![name];

    public override string ToString() => Plan is null ? string.Join("; ", Problems) : $"planned by {Plan["route"]}";
}
