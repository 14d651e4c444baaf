using System.Text.Json.Nodes;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>One permission that a role has: an entry of a statement's actions, with the statement it stands in.</summary>
/// <param name="Role">Whose it is.</param>
/// <param name="StatementId">The statement's <c>Sid</c>.</param>
/// <param name="Action">Such as <c>ec2:CopyImage</c>.</param>
/// <param name="Statement">The statement.</param>
internal sealed record Grant(FunctionRole Role, string StatementId, string Action, JsonObject Statement)
{
    /// <summary>Every permission of every function's role, in the template's order: of a deployment that takes sources of another account too.</summary>
    public static IReadOnlyList<Grant> OfFunctions { get; } = [.. Of(SynthesizedRoles.OtherAccount.All)];

    /// <summary>The same, and those of the roles in other accounts and of the services' roles: all that the stacks grant to anybody.</summary>
    public static IReadOnlyList<Grant> All { get; } = [.. OfFunctions, .. Of([AccountRoles.Source, AccountRoles.Target]), .. Of(ServiceRoles.All)];

    /// <summary>The entries of the statement's resources.</summary>
    public IEnumerable<string> Resources => Texts(Statement["Resource"]);

    /// <summary>The condition keys of the statement, each with its operator and its values.</summary>
    public IEnumerable<(string Operator, string Key, IReadOnlyList<string> Values)> Conditions =>
        from comparison in Statement["Condition"]?.AsObject() ?? []
        from key in comparison.Value!.AsObject()
        select (comparison.Key, key.Key, (IReadOnlyList<string>)[.. Texts(key.Value)]);

    /// <summary>Whether a condition demands one of certain values of a key, or any value at all that is named.</summary>
    /// <param name="keyPrefix">What the key begins with.</param>
    public bool Demands(string keyPrefix) =>
        Conditions.Any(condition => condition.Operator == "StringEquals" && condition.Key.StartsWith(keyPrefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>How it is named in lists of exceptions.</summary>
    public override string ToString() => $"{Role.Function} {StatementId} {Action}";

    /// <summary>One text, or several.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        null => [],
        JsonArray several => several.Select(item => item!.GetValue<string>()),
        _ => [node.GetValue<string>()],
    };

    private static IEnumerable<Grant> Of(IEnumerable<FunctionRole> roles) =>
        from role in roles
        from statement in role.Statements
        where statement["Effect"]!.GetValue<string>() == "Allow"
        from action in Texts(statement[nameof(Action)])
        select new Grant(role, statement["Sid"]!.GetValue<string>(), action, statement);
}
