using System.Text.RegularExpressions;

namespace AmiPipeline.StepFunctions.Wire;

/// <summary>The ARN of a Standard execution, or of a child execution of a Map Run.</summary>
/// <param name="Text">The ARN.</param>
/// <param name="Region">Its Region.</param>
internal sealed partial record ExecutionArn(string Text, string Region)
{
    /// <exception cref="ApiRefusalException">It is not one.</exception>
    public static ExecutionArn Parse(string arn) => Pattern().Match(arn) is { Success: true } match
        ? new ExecutionArn(arn, match.Groups["region"].Value)
        : throw ApiRefusalException.Arn($"Resource type not valid in this context: {arn}");

    [GeneratedRegex("^arn:aws[a-z-]*:states:(?<region>[a-z0-9-]+):[0-9]{12}:execution:[A-Za-z0-9_-]{1,80}(/[^:/]{1,40})?:[^:]{1,80}$")]
    private static partial Regex Pattern();
}
