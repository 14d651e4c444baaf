using System.Buffers;
using System.Globalization;

namespace AmiPipeline.Cli.Inputs;

/// <summary>Names of executions, by the rules of Step Functions (API Reference, StartExecution): 1 to 80 characters, some of which are not allowed.</summary>
internal static class ExecutionName
{
    /// <summary>The maximum number of characters.</summary>
    public const int MaxLength = 80;

    private const string Default = "request";

    private static readonly SearchValues<char> Refused = SearchValues.Create("<>{}[]?*\"#%\\^|~`$&,;:/\uFFFE\uFFFF");

    /// <summary>The given name, or one made from the request's file name.</summary>
    /// <param name="given">The given name; null for none.</param>
    /// <param name="requestPath">The request's file.</param>
    /// <exception cref="UserErrorException">The given name is invalid.</exception>
    public static string Create(string? given, string requestPath)
    {
        if (given is null)
        {
            var stem = Path.GetFileNameWithoutExtension(requestPath);
            var name = string.Concat(stem.Select(character => IsAllowed(character) ? character : '-').Take(MaxLength));
            return name is "" or TextSource.StandardInput ? Default : name;
        }

        Check("--name", given);
        return given;
    }

    /// <summary>Checks a name for a new execution.</summary>
    /// <param name="option">The option that gives it.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="UserErrorException">It is invalid.</exception>
    public static void Check(string option, string name) => Check(option, name, IsAllowed);

    /// <summary>Checks the name of an execution that is there. What Step Functions may have taken is not refused: which white space it means is not documented.</summary>
    /// <param name="option">The option that gives it.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="UserErrorException">It is invalid.</exception>
    public static void CheckExisting(string option, string name) => Check(option, name, character => IsAllowed(character) || (char.IsWhiteSpace(character) && !char.IsAscii(character) && !char.IsControl(character)));

    private static void Check(string option, string name, Func<char, bool> isAllowed)
    {
        if (name.Length is 0 or > MaxLength || !name.All(isAllowed))
        {
            throw UserErrorException.ForCommandLine(
                $"{option} is \"{name}\"; the name of an execution has 1 to {MaxLength} characters, no spaces, and none of <>{{}}[]?*\"#%\\^|~`$&,;:/");
        }
    }

    /// <summary>A name that no other execution has: the request's file name, the time, and a number.</summary>
    /// <param name="requestPath">The request's file.</param>
    /// <param name="now">The time.</param>
    /// <param name="seed">A number that differs from one start of the program to the next.</param>
    public static string CreateUnique(string requestPath, DateTimeOffset now, int seed)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $"-{now.UtcDateTime:yyyyMMdd-HHmmss}-{seed:x8}");
        var name = Create(null, requestPath);
        return name[..Math.Min(name.Length, MaxLength - suffix.Length)] + suffix;
    }

    private static bool IsAllowed(char character) => !Refused.Contains(character) && !char.IsWhiteSpace(character) && !char.IsControl(character) && !char.IsSurrogate(character);
}
