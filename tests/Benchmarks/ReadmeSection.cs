namespace AmiPipeline.Benchmarks;

/// <summary>The parts of the README that this program writes.</summary>
internal static class ReadmeSection
{
    /// <summary>Puts a text between two marks.</summary>
    /// <param name="name">What the marks name.</param>
    /// <param name="text">The text.</param>
    /// <returns>False where the README has no such marks: then nothing is written.</returns>
    public static bool TryWrite(string name, string text)
    {
        var (beginMark, endMark) = ($"<!-- {name}: begin -->", $"<!-- {name}: end -->");
        var path = Repository.Path("README.md");
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
