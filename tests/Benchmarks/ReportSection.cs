namespace AmiPipeline.Benchmarks;

/// <summary>A part of the documentation that this program writes.</summary>
internal static class ReportSection
{
    /// <summary>The document, from the root of the repository.</summary>
    public const string Document = "docs/benchmarks.md";

    /// <summary>Puts a text between the two marks of a section.</summary>
    /// <param name="section">Its name in the marks.</param>
    /// <param name="text">The text.</param>
    /// <returns>False if the document has no such marks: then nothing is written.</returns>
    public static bool TryWrite(string section, string text)
    {
        var beginMark = $"<!-- {section}: begin -->";
        var endMark = $"<!-- {section}: end -->";
        var path = Repository.Path(Document);
        var document = File.Exists(path) ? File.ReadAllText(path) : "";
        var begin = document.IndexOf(beginMark, StringComparison.Ordinal);
        var end = document.IndexOf(endMark, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            return false;
        }

        File.WriteAllText(path, $"{document[..begin]}{beginMark}\n\n{text}\n{document[end..]}");
        return true;
    }
}
