namespace AmiPipeline.StatesLanguage.Choices;

/// <summary>
/// <c>StringMatches</c>: only <c>*</c> is special and stands for any characters; <c>\*</c> and <c>\\</c> are the characters
/// themselves (States Language specification, Data-test expression).
/// </summary>
internal static class StringPattern
{
    /// <exception cref="StateFaultException">The pattern ends in a lone backslash.</exception>
    public static bool Matches(string text, string pattern)
    {
        var parts = Split(pattern);
        if (parts.Count == 1)
        {
            return text == parts[0];
        }

        if (!text.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var index = 1; index < parts.Count - 1; index++)
        {
            var found = text.IndexOf(parts[index], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + parts[index].Length;
        }

        return text.Length - at >= parts[^1].Length && text.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    /// <summary>The literal texts between the stars.</summary>
    private static List<string> Split(string pattern)
    {
        List<string> parts = [];
        var part = new System.Text.StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '*')
            {
                parts.Add(part.ToString());
                part.Clear();
                continue;
            }

            if (pattern[at] == '\\')
            {
                at++;
                if (at == pattern.Length)
                {
                    throw StateFaultException.Runtime($"The pattern '{pattern}' ends in an open escape.");
                }
            }

            part.Append(pattern[at]);
        }

        parts.Add(part.ToString());
        return parts;
    }
}
