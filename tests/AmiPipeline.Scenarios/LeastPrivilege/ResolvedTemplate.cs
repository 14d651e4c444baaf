using System.Text.Json.Nodes;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>A checked-in CloudFormation template, with its intrinsic functions resolved as a deployment resolves them.</summary>
internal sealed class ResolvedTemplate
{
    private readonly Func<string, string?, string> _nameOf;
    private readonly Dictionary<string, string> _pseudo;
    private readonly JsonObject _conditions;

    /// <summary>Reads the template.</summary>
    /// <param name="name">Its name among the checked-in templates.</param>
    /// <param name="accountId">The account that the stack is deployed to.</param>
    /// <param name="nameOf">The physical name of a resource by its logical id, or one of its attributes.</param>
    /// <param name="region">The Region that it is deployed to.</param>
    /// <param name="pipeline">The pipeline's name. Another one's template differs in the name alone (<c>SideBySideTemplateTests</c>).</param>
    public ResolvedTemplate(string name, string accountId, Func<string, string?, string> nameOf, string region = Account.Region, string pipeline = PipelineName.Default)
    {
        var root = JsonNode.Parse(CheckedInTemplates.Read(name).Replace(PipelineName.Default, pipeline, StringComparison.Ordinal))!;
        Resources = root[nameof(Resources)]!.AsObject();
        _conditions = root["Conditions"] as JsonObject ?? [];
        _nameOf = nameOf;
        _pseudo = new()
        {
            ["AWS::AccountId"] = accountId,
            ["AWS::Partition"] = Partition.FromRegion(region).Name,
            ["AWS::Region"] = region,
            ["AWS::URLSuffix"] = Partition.FromRegion(region).DnsSuffix,
        };
    }

    /// <summary>The resources as they stand in the template, by logical id.</summary>
    public JsonObject Resources { get; }

    /// <summary>The resources of a type: logical id, and properties with everything resolved.</summary>
    /// <param name="type">Such as <c>AWS::IAM::Role</c>.</param>
    public IEnumerable<(string LogicalId, JsonObject Properties)> Of(string type) => Resources
        .Where(resource => resource.Value!["Type"]!.GetValue<string>() == type)
        .Select(resource => (resource.Key, Resolve(resource.Value!["Properties"])!.AsObject()));

    /// <summary>A part of the template with everything resolved.</summary>
    /// <param name="node">The part.</param>
    public JsonNode? Resolve(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } intrinsic when Intrinsic(intrinsic) is { } text => JsonValue.Create(text),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Resolve(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Resolve)]),
        _ => node?.DeepClone(),
    };

    private string? Intrinsic(JsonObject node)
    {
        var (name, argument) = node.Single();
        return name switch
        {
            "Ref" => Reference(argument!.GetValue<string>()),
            "Fn::GetAtt" => _nameOf(Text(argument![0]), Text(argument[1])),
            "Fn::Join" => string.Join(Text(argument![0]), argument[1]!.AsArray().Select(part => Text(Resolve(part)))),
            "Fn::If" => Text(Resolve(argument![IsMet(_conditions[Text(argument[0])]!.AsObject()) ? 1 : 2])),
            "Fn::Sub" => _pseudo.Aggregate(Text(argument), (text, pseudo) => text.Replace("${" + pseudo.Key + "}", pseudo.Value, StringComparison.Ordinal)),
            _ when name.StartsWith("Fn::", StringComparison.Ordinal) => throw new NotSupportedException($"The intrinsic function {name} is not resolved here."),
            _ => null,
        };
    }

    private bool IsMet(JsonObject condition) => condition.Single() switch
    {
        { Key: "Fn::Or", Value: { } conditions } => conditions.AsArray().Any(each => IsMet(each!.AsObject())),
        { Key: "Fn::Equals", Value: { } texts } => Text(Resolve(texts[0])) == Text(Resolve(texts[1])),
        var (name, _) => throw new NotSupportedException($"The condition {name} is not resolved here."),
    };

    private string Reference(string name) => _pseudo.TryGetValue(name, out var value) ? value : _nameOf(name, null);

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
