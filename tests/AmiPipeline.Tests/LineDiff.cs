namespace AmiPipeline.Tests;

/// <summary>The lines in which two texts differ: what both begin and end with is left out.</summary>
internal static class LineDiff
{
    private const int MostLines = 40;

    public static string Of(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var start = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var shorter = Math.Min(old.Length, now.Length);
        var end = old.Reverse().Zip(now.Reverse()).Take(shorter - start).TakeWhile(pair => pair.First == pair.Second).Count();

        return string.Join('\n', new[] { $"@@ line {start + 1} @@" }
            .Concat(Marked('-', old[start..^end]))
            .Concat(Marked('+', now[start..^end])));
    }

    private static IEnumerable<string> Marked(char mark, string[] lines) =>
        lines.Take(MostLines).Select(line => $"{mark}{line}").Concat(lines.Length > MostLines ? [$"{mark}… {lines.Length - MostLines} lines more"] : []);
}
