using System.Text.Json;
using System.Text.RegularExpressions;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>What a Task state calls: a Lambda function directly, an activity, or a service integration.</summary>
internal sealed partial class TaskResource
{
    private TaskResource(string text, Match integration)
    {
        Text = text;
        IsActivity = Activity().IsMatch(text);
        if (integration.Success)
        {
            Service = integration.Groups["service"].Value;
            Action = integration.Groups["action"].Value + integration.Groups["pattern"].Value;
            Pattern = PatternOf(integration);
        }
    }

    public string Text { get; }

    public bool IsActivity { get; }

    /// <summary>The service of an integration, such as <c>sqs</c> or <c>aws-sdk:dynamodb</c>; null for a function or an activity.</summary>
    public string? Service { get; }

    /// <summary>What the history calls the action of an integration, its pattern included; null for a function or an activity.</summary>
    public string? Action { get; }

    public IntegrationPattern Pattern { get; }

    /// <summary>Whether a function is called through <c>lambda:invoke</c>, whose parameters and result wrap the payload.</summary>
    public bool IsInvoke => Service == "lambda";

    public static TaskResource? Read(FieldReader fields)
    {
        fields.RequireField("Resource");
        var text = fields.Get("Resource") is { ValueKind: JsonValueKind.Object } element
            ? ReadCloudFormation(element, fields)
            : fields.String("Resource");
        if (text is null)
        {
            return null;
        }

        fields.Context.Resources.Add(text);
        var integration = Integration().Match(text);
        if (FindProblem(text, integration) is { } problem)
        {
            fields.Fault("Resource", $"The Resource {text} {problem}");
            return null;
        }

        var resource = new TaskResource(text, integration);
        if (fields.Context.IsInExpress && (resource.IsActivity || resource.Pattern != IntegrationPattern.RequestResponse))
        {
            fields.Fault("Resource", $"The Resource {text} is not for Express child executions: they have no .sync, no .waitForTaskToken and no activities.");
        }

        return resource;
    }

    private static string? FindProblem(string text, Match integration)
    {
        if (integration.Success)
        {
            return FindProblem(integration.Groups["service"].Value, integration.Groups["action"].Value, PatternOf(integration));
        }

        if (text.Contains("${", StringComparison.Ordinal) || Function().IsMatch(text) || Activity().IsMatch(text))
        {
            return null;
        }

        if (FunctionLike().IsMatch(text))
        {
            return "is not the ARN of a Lambda function: arn:aws:lambda:REGION:ACCOUNT:function:NAME[:VERSION] was expected.";
        }

        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return "is not supported: a Lambda function, an activity, or a service integration such as arn:aws:states:::sqs:sendMessage was expected, "
                   + "the last with .sync, .sync:2 or .waitForTaskToken if need be.";
        }

        return text.Contains(':', StringComparison.Ordinal) ? null : "is not a URI: the ARN of a Lambda function was expected.";
    }

    /// <summary>What the developer guide (Integrating services) rules out of an integration that is well formed.</summary>
    private static string? FindProblem(string service, string action, IntegrationPattern pattern) => (service, action, pattern) switch
    {
        ("lambda", not "invoke", _) => "is not supported: lambda:invoke is the only action of Lambda.",
        ("lambda", _, IntegrationPattern.RunJob) => "is not supported: lambda:invoke waits for the function without .sync.",
        (_, _, IntegrationPattern.RunJob) when service.StartsWith("aws-sdk:", StringComparison.Ordinal) => "is not supported: SDK integrations have no .sync.",
        _ => null,
    };

    private static IntegrationPattern PatternOf(Match integration) => integration.Groups["pattern"].Value switch
    {
        "" => IntegrationPattern.RequestResponse,
        ".waitForTaskToken" => IntegrationPattern.WaitForCallback,
        _ => IntegrationPattern.RunJob,
    };

    /// <summary>A reference to a CloudFormation resource becomes the placeholder of the same meaning.</summary>
    private static string? ReadCloudFormation(JsonElement element, FieldReader fields)
    {
        if (element.GetPropertyCount() == 1)
        {
            if (element.TryGetProperty("Ref", out var logicalId) && logicalId.ValueKind == JsonValueKind.String)
            {
                return $"${{{logicalId.GetString()}}}";
            }

            if (element.TryGetProperty("Fn::GetAtt", out var attribute) && attribute.ValueKind == JsonValueKind.Array
                && attribute.EnumerateArray().All(part => part.ValueKind == JsonValueKind.String))
            {
                return $"${{{string.Join('.', attribute.EnumerateArray().Select(part => part.GetString()))}}}";
            }
        }

        fields.Fault("Resource", "Resource must be a string, or a CloudFormation Ref or Fn::GetAtt.");
        return null;
    }

    [GeneratedRegex(@"^arn:([^:$]+|\$\{[^}]*\}):states:[^:]*:[^:]*:(?!activity:)(?<service>(aws-sdk:)?[a-z0-9-]+):(?<action>[a-zA-Z0-9]+)(?<pattern>\.sync(:2)?|\.waitForTaskToken)?$")]
    private static partial Regex Integration();

    [GeneratedRegex(@"^arn:[^:]+:states:[a-z0-9-]+:\d+:activity:[^:]+$")]
    private static partial Regex Activity();

    [GeneratedRegex("^arn:[^:]*:lambda:")]
    private static partial Regex FunctionLike();

    [GeneratedRegex(@"^arn:[^:]+:lambda:[a-z0-9-]+:\d+:function:[a-zA-Z0-9_-]+(:(\$LATEST|[a-zA-Z0-9_-]+))?$")]
    private static partial Regex Function();
}
