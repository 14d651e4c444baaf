namespace AmiPipeline.Configuration;

/// <summary>Patterns as IAM and EC2's filters know them: <c>*</c> stands for any characters, also none, <c>?</c> for exactly one.</summary>
public static class Wildcard
{
    /// <summary>Whether a pattern matches a whole text. Letters match in their own case only.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    public static bool Matches(string pattern, string text)
    {
        var (at, star, retry) = (0, -1, 0);
        for (var index = 0; index < text.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, retry) = (at++, index);
            }
            else if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == text[index]))
            {
                (at, index) = (at + 1, index + 1);
            }
            else if (star >= 0)
            {
                // The last star takes one more character, and the rest of the pattern is tried again behind it.
                (at, index) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).Trim('*').IsEmpty;
    }
}
