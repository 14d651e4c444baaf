using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.Scenarios.LeastPrivilege;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>A stack's template as it is checked in, with what CloudFormation puts into it.</summary>
internal sealed class StackTemplate
{
    private readonly JsonObject _resources;
    private readonly Template _template;

    private StackTemplate(string name, string accountId)
    {
        _template = new Template(name, accountId, (reference, _) => throw new NotSupportedException($"The rules refer to {reference}, which is not known here."));
        _resources = _template.Resources;
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

    private JsonNode Resolve(JsonNode node) => _template.Resolve(node)!;
}
