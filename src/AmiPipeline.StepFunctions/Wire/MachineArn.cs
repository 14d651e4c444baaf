using System.Text.RegularExpressions;

namespace AmiPipeline.StepFunctions.Wire;

/// <summary>The ARN of a state machine, or of one of its versions or aliases.</summary>
/// <param name="Machine">The ARN of the state machine.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Version">The whole ARN, if it names a version.</param>
/// <param name="Alias">The whole ARN, if it names an alias.</param>
internal sealed partial record MachineArn(string Machine, string Region, string? Version, string? Alias)
{
    /// <exception cref="ApiRefusalException">It is not one.</exception>
    public static MachineArn Parse(string arn)
    {
        if (Pattern().Match(arn) is not { Success: true } match)
        {
            throw ApiRefusalException.Arn($"Resource type not valid in this context: {arn}");
        }

        var qualifier = match.Groups["qualifier"];
        var isVersion = qualifier.Success && qualifier.Value.All(char.IsAsciiDigit);
        return new MachineArn(
            match.Groups["machine"].Value,
            match.Groups["region"].Value,
            isVersion ? arn : null,
            qualifier.Success && !isVersion ? arn : null);
    }

    [GeneratedRegex("^(?<machine>arn:aws[a-z-]*:states:(?<region>[a-z0-9-]+):[0-9]{12}:stateMachine:[A-Za-z0-9_-]{1,80})(:(?<qualifier>[A-Za-z0-9._-]{1,80}))?$")]
    private static partial Regex Pattern();
}
