namespace AmiPipeline.Reports.Html;

/// <summary>Texts that may be too long for a page.</summary>
internal static class LongText
{
    /// <summary>The beginning of a text, and how long all of it is; the text itself if it is short enough.</summary>
    /// <param name="text">The text.</param>
    /// <param name="max">How many characters of a page it may take: <c>&amp;quot;</c> takes six.</param>
    /// <param name="length">The length that it says. Default, null: that of the text.</param>
    public static string Cut(string text, int max, int? length = null)
    {
        var (kept, width) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            width += rune.Value switch { '&' => 5, '<' or '>' => 4, '"' => 6, _ => rune.Utf16SequenceLength };
            if (width > max)
            {
                return $"{text[..kept]}… ({length ?? text.Length} characters)";
            }

            kept += rune.Utf16SequenceLength;
        }

        return text;
    }
}
