using System.Buffers;

namespace AmiPipeline.Cli.Inputs;

/// <summary>Names of executions, by the rules of Step Functions (API Reference, StartExecution): 1 to 80 characters, and not every one.</summary>
internal static class ExecutionName
{
    private const int Longest = 80;
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

        return asked.Length is > 0 and <= Longest && asked.All(IsAllowed)
            ? asked
            : throw UserErrorException.OfCommandLine(
                $"--name is \"{asked}\"; the name of an execution has 1 to {Longest} characters, without spaces and none of <>{{}}[]?*\"#%\\^|~`$&,;:/");
    }

    private static bool IsAllowed(char character) => !Refused.Contains(character) && !char.IsControl(character) && !char.IsSurrogate(character);
}
