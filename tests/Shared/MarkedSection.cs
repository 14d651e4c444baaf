namespace AmiPipeline.TestSupport;

/// <summary>A generated part of a Markdown document, between two comments: <c>&lt;!-- name: begin --&gt;</c> and <c>&lt;!-- name: end --&gt;</c>.</summary>
public static class MarkedSection
{
    /// <summary>The document with a text in its section.</summary>
    /// <param name="document">The document.</param>
    /// <param name="name">The section's name.</param>
    /// <param name="text">The text, with the line end that it closes with.</param>
    /// <exception cref="InvalidOperationException">The document has no such section.</exception>
    public static string Put(string document, string name, string text)
    {
        var (beginMark, endMark) = ($"<!-- {name}: begin -->\n", $"<!-- {name}: end -->");
        var begin = document.IndexOf(beginMark, StringComparison.Ordinal);
        var end = document.IndexOf(endMark, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? $"{document[..(begin + beginMark.Length)]}{text}{document[end..]}"
            : throw new InvalidOperationException($"The document has no section between {beginMark.Trim()} and {endMark}.");
    }
}
