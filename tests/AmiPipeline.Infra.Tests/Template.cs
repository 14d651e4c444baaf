using System.Text.Json;

namespace AmiPipeline.Infra.Tests;

/// <summary>A template, for asking it things.</summary>
internal sealed class Template(string json)
{
    /// <summary>All of it.</summary>
    public JsonElement Root { get; } = JsonDocument.Parse(json).RootElement;

    /// <summary>The checked-in template of a stack.</summary>
    public static Template CheckedIn(string stackName) => new(CheckedInTemplates.Read(stackName));

    /// <summary>The resources of a type: properties by logical id.</summary>
    public IReadOnlyDictionary<string, JsonElement> OfType(string type) => Root.GetProperty("Resources").EnumerateObject()
        .Where(resource => resource.Value.GetProperty("Type").ValueEquals(type))
        .ToDictionary(resource => resource.Name, resource => resource.Value.GetProperty("Properties"));

    /// <summary>A whole resource, with what stands beside its properties.</summary>
    public JsonElement Resource(string logicalId) => Root.GetProperty("Resources").GetProperty(logicalId);

    /// <summary>The statements of all roles' policies, each with the role's name for a failure's message.</summary>
    public IEnumerable<(string Role, JsonElement Statement)> Statements() =>
        from role in OfType("AWS::IAM::Role")
        from policy in role.Value.GetProperty("Policies").EnumerateArray()
        from statement in policy.GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray()
        select (role.Key, statement);

    /// <summary>A value as a text: joins joined, <c>Ref</c> as <c>${LogicalId}</c>, <c>Fn::GetAtt</c> as <c>${LogicalId.Attribute}</c>.</summary>
    public static string Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return value.ToString();
        }

        var function = value.EnumerateObject().Single();
        return function.Name switch
        {
            "Ref" => $"${{{function.Value}}}",
            "Fn::GetAtt" => $"${{{string.Join('.', function.Value.EnumerateArray())}}}",
            "Fn::Join" => string.Join(function.Value[0].GetString(), function.Value[1].EnumerateArray().Select(Text)),
            _ => value.GetRawText(),
        };
    }

    /// <summary>The texts of a field that holds one or several.</summary>
    public static IReadOnlyList<string> Texts(JsonElement holder, string field) =>
        !holder.TryGetProperty(field, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text)]
        : [Text(value)];

    /// <summary>The values of a condition key in a statement, whatever the operator; none if the key is not conditioned.</summary>
    public static IReadOnlyList<string> Condition(JsonElement statement, string key) => !statement.TryGetProperty("Condition", out var condition)
        ? []
        : [.. condition.EnumerateObject().SelectMany(operation => Texts(operation.Value, key))];
}
