using System.Text.Json.Nodes;
using AmiPipeline.Simulator.Iam;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>The role of a function as the template has it.</summary>
/// <param name="Function">The handler name.</param>
/// <param name="Definition">The role.</param>
internal sealed record FunctionRole(string Function, RoleDefinition Definition)
{
    public string Arn => $"arn:aws:iam::{Account.Id}:role{Definition.Path}{Definition.Name}";

    /// <summary>The statements of its only policy.</summary>
    public IEnumerable<JsonObject> Statements =>
        JsonNode.Parse(Definition.Policies.Values.Single())!["Statement"]!.AsArray().Select(statement => statement!.AsObject());

    /// <summary>The role without one permission.</summary>
    public FunctionRole Without(Grant grant)
    {
        var statements = Statements.Select(statement => statement.DeepClone().AsObject()).ToList();
        var changed = statements.Single(statement => JsonNode.DeepEquals(statement, grant.Statement));
        changed["Action"] = new JsonArray([.. Grant.Texts(changed["Action"]).Where(action => action != grant.Action).Select(action => JsonValue.Create(action))]);
        if (changed["Action"]!.AsArray().Count == 0)
        {
            statements.Remove(changed);
        }

        var policy = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements]) };
        return this with
        {
            Definition = Definition with { Policies = new Dictionary<string, string> { [Definition.Policies.Keys.Single()] = policy.ToJsonString() } },
        };
    }
}
