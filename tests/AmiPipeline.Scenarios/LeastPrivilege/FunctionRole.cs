using System.Text.Json.Nodes;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>The role of a function as its template has it, or the role of another account that functions assume.</summary>
/// <param name="Function">The handler name; of another account's role, the role's name.</param>
/// <param name="AccountId">The role's account.</param>
/// <param name="Definition">The role.</param>
internal sealed record FunctionRole(string Function, string AccountId, RoleDefinition Definition)
{
    public string Arn => $"arn:aws:iam::{AccountId}:role{Definition.Path}{Definition.Name}";

    /// <summary>Reads the properties of an <c>AWS::IAM::Role</c>.</summary>
    public static FunctionRole Read(string function, string accountId, JsonObject role) => new(function, accountId, new RoleDefinition
    {
        Name = role["RoleName"]!.GetValue<string>(),
        Path = role["Path"]!.GetValue<string>(),
        TrustPolicy = role["AssumeRolePolicyDocument"]!.ToJsonString(),
        Policies = role["Policies"]!.AsArray().ToDictionary(policy => policy!["PolicyName"]!.GetValue<string>(), policy => policy!["PolicyDocument"]!.ToJsonString()),
    });

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
