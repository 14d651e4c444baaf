using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.Scenarios.LeastPrivilege;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>A stack's template as it is checked in, with what CloudFormation puts into it.</summary>
internal sealed class StackTemplate
{
    private readonly JsonObject _resources;
    private readonly ResolvedTemplate _template;

    private StackTemplate(string name, string accountId, string pipeline = PipelineName.Default)
    {
        _template = new ResolvedTemplate(
            name, accountId, (reference, _) => throw new NotSupportedException($"The rules refer to {reference}, which is not known here."), pipeline: pipeline);
        _resources = _template.Resources;
    }

    /// <summary>The pipeline stack of the example with triggers.</summary>
    public static StackTemplate Pipeline() => new("AmiPipeline", Account.Id);

    /// <summary>The pipeline stack of the example with sources of another account.</summary>
    /// <param name="pipeline">The pipeline's name.</param>
    public static StackTemplate PipelineOfOtherAccount(string pipeline = PipelineName.Default) => new("other-account/AmiPipeline", Account.Id, pipeline);

    /// <summary>The stack of a source account.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="pipeline">The pipeline's name.</param>
    public static StackTemplate Source(string accountId, string pipeline = PipelineName.Default) => new("AmiPipelineSource", accountId, pipeline);

    /// <summary>Which of its events a source account forwards, and to which bus.</summary>
    public ForwardingRule Forwarded()
    {
        var rule = OfType("AWS::Events::Rule").Single();
        return new ForwardingRule(Pattern(rule), (string)Resolve(rule["Targets"]!.AsArray().Single()!["Arn"]!)!);
    }

    /// <summary>The buses beside the account's default one.</summary>
    public IReadOnlyList<ForeignBus> Buses() =>
        [.. _resources.Where(resource => (string?)resource.Value!["Type"] == "AWS::Events::EventBus").Select(bus => new ForeignBus(BusArn(bus.Key), [.. Senders(bus.Key)]))];

    /// <summary>The rules for events, each with its one target; notices to people are no part of the scenarios.</summary>
    public IReadOnlyList<EventRule> Rules() =>
        [.. OfType("AWS::Events::Rule").Where(rule => rule["EventPattern"] is not null).Select(Rule).OfType<EventRule>()];

    /// <summary>Which events people hear of.</summary>
    public IReadOnlyList<EventPattern> Notices() =>
        [.. OfType("AWS::Events::Rule").Where(rule => rule["EventPattern"] is not null && Target(rule).Type == "AWS::SNS::Topic").Select(Pattern)];

    /// <summary>The functions that schedules call, with their expressions.</summary>
    public IReadOnlyDictionary<string, string> Schedules() => OfType("AWS::Events::Rule")
        .Where(rule => rule["ScheduleExpression"] is not null)
        .ToDictionary(rule => (string)Target(rule).Properties["Handler"]!, rule => (string)rule["ScheduleExpression"]!);

    private IEnumerable<JsonObject> OfType(string type) =>
        _resources.Where(resource => (string?)resource.Value!["Type"] == type).Select(resource => resource.Value!["Properties"]!.AsObject());

    private EventRule? Rule(JsonObject rule)
    {
        var bus = rule["EventBusName"] is { } name ? BusArn((string)name["Ref"]!) : EventBus.DefaultArn;
        var pattern = Pattern(rule);
        var (type, properties) = Target(rule);
        return type switch
        {
            "AWS::Lambda::Function" => new EventRule(bus, pattern, (string)properties["Handler"]!, null),
            "AWS::StepFunctions::StateMachine" => new EventRule(bus, pattern, null, (string)properties["StateMachineName"]!),
            "AWS::SNS::Topic" => null,
            _ => throw new NotSupportedException($"A rule has the target {type}, which is not known here."),
        };
    }

    private string BusArn(string logicalId) => EventBus.ArnOf((string)_resources[logicalId]!["Properties"]!["Name"]!);

    // The accounts that the bus' policy lists; those of organizations are not known here.
    private IEnumerable<string> Senders(string bus) =>
        from policy in OfType("AWS::Events::EventBusPolicy")
        where (string?)policy["EventBusName"]!["Ref"] == bus
        let statement = policy["Statement"]!.AsObject()
        where !statement.ContainsKey("Condition") && (string?)statement["Effect"] == "Allow" && (string?)statement["Action"] == "events:PutEvents"
        from principal in statement["Principal"]!["AWS"] is JsonArray several ? several : [statement["Principal"]!["AWS"]!.DeepClone()]
        select ((string)Resolve(principal!)!).Split(':')[4];

    private EventPattern Pattern(JsonObject rule) => new(JsonSerializer.SerializeToElement(Resolve(rule["EventPattern"]!)));

    private (string Type, JsonObject Properties) Target(JsonObject rule)
    {
        var arn = rule["Targets"]!.AsArray().Single()!["Arn"]!;
        var resource = _resources[(string)(arn["Ref"] ?? arn["Fn::GetAtt"]![0])!]!;
        return ((string)resource["Type"]!, resource["Properties"]!.AsObject());
    }

    private JsonNode Resolve(JsonNode node) => _template.Resolve(node)!;
}
