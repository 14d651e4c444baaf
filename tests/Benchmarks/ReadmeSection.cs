namespace AmiPipeline.Benchmarks;

/// <summary>A part of the README that this program writes.</summary>
internal static class ReadmeSection
{
    /// <summary>Puts a text between the two marks of a section.</summary>
    /// <param name="section">Its name in the marks.</param>
    /// <param name="text">The text.</param>
    /// <returns>False where the README has no such marks: then nothing is written.</returns>
    public static bool TryWrite(string section, string text)
    {
        var beginMark = $"<!-- {section}: begin -->";
        var endMark = $"<!-- {section}: end -->";
        var path = Repository.PathOf("README.md");
        var readme = File.Exists(path) ? File.ReadAllText(path) : "";
        var begin = readme.IndexOf(beginMark, StringComparison.Ordinal);
        var end = readme.IndexOf(endMark, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            return false;
        }

        File.WriteAllText(path, $"{readme[..begin]}{beginMark}\n\n{text}\n{readme[end..]}");
        return true;
    }
}
