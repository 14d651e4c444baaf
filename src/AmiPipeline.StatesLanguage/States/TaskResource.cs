using System.Text.Json;
using System.Text.RegularExpressions;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>What a Task state calls: a Lambda function directly, or <c>lambda:invoke</c>, with or without a callback.</summary>
internal sealed partial class TaskResource
{
    private const string CallbackSuffix = ".waitForTaskToken";

    private TaskResource(string text, bool isInvoke, bool waitsForToken)
    {
        Text = text;
        IsInvoke = isInvoke;
        WaitsForToken = waitsForToken;
    }

    public string Text { get; }

    /// <summary>Whether the function is called through <c>lambda:invoke</c>, whose parameters and result wrap the payload.</summary>
    public bool IsInvoke { get; }

    public bool WaitsForToken { get; }

    /// <summary>What the history calls the resource of <c>lambda:invoke</c>.</summary>
    public string Action => WaitsForToken ? "invoke" + CallbackSuffix : "invoke";

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
        if (FindProblem(text) is { } problem)
        {
            fields.Fault("Resource", $"The Resource {text} {problem}");
            return null;
        }

        var isInvoke = Invoke().IsMatch(text);
        return new TaskResource(text, isInvoke, isInvoke && text.EndsWith(CallbackSuffix, StringComparison.Ordinal));
    }

    private static string? FindProblem(string text)
    {
        if (text.Contains("${", StringComparison.Ordinal) || Invoke().IsMatch(text))
        {
            return null;
        }

        if (FunctionLike().IsMatch(text))
        {
            return Function().IsMatch(text) ? null : "is not the ARN of a Lambda function: arn:aws:lambda:REGION:ACCOUNT:function:NAME[:VERSION] was expected.";
        }

        if (text.Contains(":states:", StringComparison.Ordinal) && text.Contains(":activity:", StringComparison.Ordinal))
        {
            return "is not supported: activities are not, only Lambda functions.";
        }

        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return "is not supported: of all service integrations only Lambda functions and lambda:invoke, also with .waitForTaskToken, are.";
        }

        return text.Contains(':', StringComparison.Ordinal) ? null : "is not a URI: the ARN of a Lambda function was expected.";
    }

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

    [GeneratedRegex(@"^arn:[^:]+:states:[^:]*:[^:]*:lambda:invoke(\.waitForTaskToken)?$")]
    private static partial Regex Invoke();

    [GeneratedRegex("^arn:[^:]*:lambda:")]
    private static partial Regex FunctionLike();

    [GeneratedRegex(@"^arn:[^:]+:lambda:[a-z0-9-]+:\d+:function:[a-zA-Z0-9_-]+(:(\$LATEST|[a-zA-Z0-9_-]+))?$")]
    private static partial Regex Function();
}
