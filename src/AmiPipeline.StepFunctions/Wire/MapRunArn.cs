using System.Text.RegularExpressions;

namespace AmiPipeline.StepFunctions.Wire;

/// <summary>The ARN of a Map Run.</summary>
/// <param name="Text">The ARN.</param>
/// <param name="Region">Its Region.</param>
internal sealed partial record MapRunArn(string Text, string Region)
{
    /// <exception cref="ApiRefusalException">It is not one.</exception>
    public static MapRunArn Parse(string arn) => Pattern().Match(arn) is { Success: true } match
        ? new MapRunArn(arn, match.Groups["region"].Value)
        : throw ApiRefusalException.Arn($"Resource type not valid in this context: {arn}");

    [GeneratedRegex("^arn:aws[a-z-]*:states:(?<region>[a-z0-9-]+):[0-9]{12}:mapRun:[A-Za-z0-9_-]{1,80}/[^:/]{1,40}:[^:]{1,80}$")]
    private static partial Regex Pattern();
}
