namespace AmiPipeline.Reports.Texts;

/// <summary>Folds texts at their spaces. A word is never broken, so that an ID, an ARN or a key can be copied from any terminal.</summary>
internal static class TextLines
{
    /// <summary>The lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">How many characters fit into a line; a longer word has its own line.</param>
    public static IReadOnlyList<string> Fold(string text, int width)
    {
        if (text.Length <= width)
        {
            return [text];
        }

        List<string> lines = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width)
            {
                lines[^1] += $" {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    /// <summary>The length of the longest word of a text.</summary>
    /// <param name="text">The text.</param>
    public static int MaxWord(string text) => text.Split(' ').Max(word => word.Length);
}
