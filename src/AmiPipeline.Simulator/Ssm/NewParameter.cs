using System.Text.RegularExpressions;

namespace AmiPipeline.Simulator.Ssm;

/// <summary>Checks what PutParameter is given (Systems Manager API Reference, PutParameter).</summary>
internal static partial class NewParameter
{
    private const int MaxLevels = 15;
    private const int MaxStandard = 4096;
    private const int MaxAdvanced = 8192;

    public static void CheckName(string name)
    {
        if (name.StartsWith("/aws", StringComparison.OrdinalIgnoreCase) || name.StartsWith("aws", StringComparison.OrdinalIgnoreCase) || name.StartsWith("/ssm", StringComparison.OrdinalIgnoreCase))
        {
            throw new ServiceErrorException("AccessDeniedException", $"No access to reserved parameter name: {name}.");
        }

        if (!Names().IsMatch(name))
        {
            throw Invalid("Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_");
        }

        if (name.Contains('/', StringComparison.Ordinal) && !name.StartsWith('/'))
        {
            throw Invalid("Parameter name must be a fully qualified name.");
        }

        if (name.Count(character => character == '/') > MaxLevels)
        {
            throw new ServiceErrorException("HierarchyLevelLimitExceededException", $"Hierarchies can have a maximum of {MaxLevels} levels.");
        }
    }

    public static void CheckValue(string value, string tier, string? pattern)
    {
        var most = tier == "Standard" ? MaxStandard : MaxAdvanced;
        if (value.Length == 0 || value.Length > most)
        {
            throw Invalid($"The value of a {tier} parameter has 1 to {most} characters.");
        }

        if (pattern is not null && !IsMatch(value, pattern))
        {
            throw new ServiceErrorException("ParameterPatternMismatchException", $"Parameter value, cannot be validated against allowedPattern: {pattern}");
        }
    }

    public static ServiceErrorException Invalid(string message) => new("ValidationException", message);

    // The pattern is a caller's: it gets no time to go astray.
    private static bool IsMatch(string value, string pattern)
    {
        try
        {
            return Regex.IsMatch(value, $"^(?:{pattern})$", RegexOptions.None, TimeSpan.FromMilliseconds(100));
        }
        catch (Exception error) when (error is ArgumentException or RegexMatchTimeoutException)
        {
            throw new ServiceErrorException("InvalidAllowedPatternException", $"The pattern {pattern} is not valid.");
        }
    }

    [GeneratedRegex(@"^/?[a-zA-Z0-9_.-]+(/[a-zA-Z0-9_.-]+)*$")]
    private static partial Regex Names();
}
