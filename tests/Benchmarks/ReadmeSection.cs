namespace AmiPipeline.Benchmarks;

/// <summary>The part of the README that this program writes.</summary>
internal static class ReadmeSection
{
    private const string Begin = "<!-- benchmarks: begin -->";
    private const string End = "<!-- benchmarks: end -->";

    /// <summary>Puts a text between the two marks.</summary>
    /// <returns>False where the README has no such marks: then nothing is written.</returns>
    public static bool TryWrite(string text)
    {
        var path = Repository.Path("README.md");
        var readme = File.Exists(path) ? File.ReadAllText(path) : "";
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            return false;
        }

        File.WriteAllText(path, $"{readme[..begin]}{Begin}\n\n{text}\n{readme[end..]}");
        return true;
    }
}
