using System.Buffers;
using System.Globalization;

namespace AmiPipeline.Cli.Inputs;

/// <summary>Names of executions, by the rules of Step Functions (API Reference, StartExecution): 1 to 80 characters, and not every one.</summary>
internal static class ExecutionName
{
    /// <summary>The most characters of a name.</summary>
    public const int Longest = 80;

    private const string Default = "request";

    private static readonly SearchValues<char> Refused = SearchValues.Create("<>{}[]?*\"#%\\^|~`$&,;:/ \t\r\n");

    /// <summary>The name that was given, or one made of the request's file name.</summary>
    /// <param name="asked">The name that was given; null for none.</param>
    /// <param name="requestPath">The request's file.</param>
    /// <exception cref="UserErrorException">The given name is not one.</exception>
    public static string Of(string? asked, string requestPath)
    {
        if (asked is null)
        {
            var stem = Path.GetFileNameWithoutExtension(requestPath);
            var name = string.Concat(stem.Select(character => IsAllowed(character) ? character : '-').Take(Longest));
            return name.Length > 0 ? name : Default;
        }

        Check("--name", asked);
        return asked;
    }

    /// <summary>Checks a name that was given.</summary>
    /// <param name="option">The option that gives it.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="UserErrorException">It is not one.</exception>
    public static void Check(string option, string name)
    {
        if (name.Length is 0 or > Longest || !name.All(IsAllowed))
        {
            throw UserErrorException.OfCommandLine(
                $"{option} is \"{name}\"; the name of an execution has 1 to {Longest} characters, without spaces and none of <>{{}}[]?*\"#%\\^|~`$&,;:/");
        }
    }

    /// <summary>A name that no other execution has: the request's file name, the time, and a number.</summary>
    /// <param name="requestPath">The request's file.</param>
    /// <param name="now">The time.</param>
    /// <param name="seed">A number that differs from one start of the program to the next.</param>
    public static string Unique(string requestPath, DateTimeOffset now, int seed)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $"-{now.UtcDateTime:yyyyMMdd-HHmmss}-{seed:x8}");
        var name = Of(null, requestPath);
        return name[..Math.Min(name.Length, Longest - suffix.Length)] + suffix;
    }

    private static bool IsAllowed(char character) => !Refused.Contains(character) && !char.IsControl(character) && !char.IsSurrogate(character);
}
