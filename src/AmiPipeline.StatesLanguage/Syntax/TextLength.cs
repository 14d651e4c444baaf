namespace AmiPipeline.StatesLanguage.Syntax;

/// <summary>How long a text is for a limit.</summary>
internal static class TextLength
{
    /// <summary>The number of Unicode characters: one outside of the basic plane counts once, though .NET and Java hold it as two.</summary>
    public static int InCharacters(string text)
    {
        var length = text.Length;
        foreach (var unit in text)
        {
            length -= char.IsLowSurrogate(unit) ? 1 : 0;
        }

        return length;
    }
}
