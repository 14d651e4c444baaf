using System.IO.Enumeration;

namespace AmiPipeline.Simulator.Policies;

/// <summary><c>*</c> for any characters, also none, <c>?</c> for one; a backslash takes a character as it is.</summary>
internal static class Wildcards
{
    // The library's matcher finds nothing in an empty text; the * of a policy does.
    public static bool Match(string pattern, string value, bool ignoreCase = false) =>
        value.Length == 0 ? pattern.All(character => character == '*') : FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase);
}
