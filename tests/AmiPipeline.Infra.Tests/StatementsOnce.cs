using System.Text.Json.Nodes;

namespace AmiPipeline.Infra.Tests;

/// <summary>Templates for a linter, which takes most of its time for the statements of roles: a statement that an earlier role or template has to the letter is left out.</summary>
/// <remarks>Only one that refers to nothing in its template: it is as right or wrong everywhere, and found where it is first.</remarks>
internal sealed class StatementsOnce
{
    private readonly HashSet<string> _seen = [];

    /// <summary>A template with what no earlier one has; a policy keeps at least one statement.</summary>
    /// <param name="template">The template.</param>
    public string In(string template)
    {
        var root = JsonNode.Parse(template)!.AsObject();
        foreach (var policy in PoliciesOf(root))
        {
            foreach (var statement in policy.ToList())
            {
                var isNew = _seen.Add(statement!.ToJsonString());
                if (!isNew && policy.Count > 1 && RefersToNothing(statement))
                {
                    policy.Remove(statement);
                }
            }
        }

        return root.ToJsonString();
    }

    private static IEnumerable<JsonArray> PoliciesOf(JsonObject template) =>
        from resource in template["Resources"]!.AsObject()
        where (string?)resource.Value!["Type"] == "AWS::IAM::Role"
        from policy in resource.Value!["Properties"]?["Policies"]?.AsArray() ?? []
        select policy!["PolicyDocument"]!["Statement"]!.AsArray();

    // To AWS's own pseudo parameters at most, in texts that are joined.
    private static bool RefersToNothing(JsonNode? json) => json switch
    {
        JsonObject fields => fields.All(field => field.Key == "Ref"
            ? ((string?)field.Value)!.StartsWith("AWS::", StringComparison.Ordinal)
            : (field.Key == "Fn::Join" || !field.Key.StartsWith("Fn::", StringComparison.Ordinal)) && RefersToNothing(field.Value)),
        JsonArray items => items.All(RefersToNothing),
        _ => true,
    };
}
