using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>A stack's template as it is checked in, with what CloudFormation puts into it.</summary>
internal sealed class StackTemplate
{
    private readonly JsonObject _resources;
    private readonly string _accountId;

    private StackTemplate(string name, string accountId)
    {
        var path = Path.Combine(Examples.Root, "tests/AmiPipeline.Infra.Tests/Templates", $"{name}.template.json");
        _resources = JsonNode.Parse(File.ReadAllText(path))!["Resources"]!.AsObject();
        _accountId = accountId;
    }

    /// <summary>The pipeline stack.</summary>
    public static StackTemplate Pipeline() => new("AmiPipeline", Account.Id);

    /// <summary>The stack of a source account.</summary>
    public static StackTemplate Source(string accountId) => new("AmiPipelineSource", accountId);

    /// <summary>Which of its events a source account forwards.</summary>
    public EventPattern Forwarded() => Pattern(OfType("AWS::Events::Rule").Single());

    /// <summary>The rules for events, each with its one target; notices to people are no part of the scenarios.</summary>
    public IReadOnlyList<EventRule> Rules() =>
        [.. OfType("AWS::Events::Rule").Where(rule => rule["EventPattern"] is not null).Select(Rule).OfType<EventRule>()];

    /// <summary>The functions that schedules call, with their expressions.</summary>
    public IReadOnlyDictionary<string, string> Schedules() => OfType("AWS::Events::Rule")
        .Where(rule => rule["ScheduleExpression"] is not null)
        .ToDictionary(rule => (string)Target(rule).Properties["Handler"]!, rule => (string)rule["ScheduleExpression"]!);

    private IEnumerable<JsonObject> OfType(string type) =>
        _resources.Where(resource => (string?)resource.Value!["Type"] == type).Select(resource => resource.Value!["Properties"]!.AsObject());

    private EventRule? Rule(JsonObject rule)
    {
        var pattern = Pattern(rule);
        var (type, properties) = Target(rule);
        return type switch
        {
            "AWS::Lambda::Function" => new EventRule(pattern, (string)properties["Handler"]!, null),
            "AWS::StepFunctions::StateMachine" => new EventRule(pattern, null, (string)properties["StateMachineName"]!),
            "AWS::SNS::Topic" => null,
            _ => throw new NotSupportedException($"A rule has the target {type}, which is not known here."),
        };
    }

    private EventPattern Pattern(JsonObject rule) => new(JsonSerializer.SerializeToElement(Resolve(rule["EventPattern"]!)));

    private (string Type, JsonObject Properties) Target(JsonObject rule)
    {
        var arn = rule["Targets"]!.AsArray().Single()!["Arn"]!;
        var resource = _resources[(string)(arn["Ref"] ?? arn["Fn::GetAtt"]![0])!]!;
        return ((string)resource["Type"]!, resource["Properties"]!.AsObject());
    }

    private JsonNode Resolve(JsonNode node) => node switch
    {
        JsonObject { Count: 1 } one when one["Ref"] is { } reference => Pseudo((string)reference!),
        JsonObject { Count: 1 } one when one["Fn::Join"] is JsonArray join => string.Join((string)join[0]!, join[1]!.AsArray().Select(part => (string)Resolve(part!)!)),
        JsonObject { Count: 1 } one when one.Single().Key.StartsWith("Fn::", StringComparison.Ordinal) => throw new NotSupportedException($"{one} is not known here."),
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Resolve(field.Value!)))),
        JsonArray items => new JsonArray([.. items.Select(item => Resolve(item!))]),
        _ => node.DeepClone(),
    };

    private JsonNode Pseudo(string name) => name switch
    {
        "AWS::Partition" => "aws",
        "AWS::Region" => Account.Region,
        "AWS::AccountId" => _accountId,
        _ => throw new NotSupportedException($"The rules refer to {name}, which is not known here."),
    };
}
