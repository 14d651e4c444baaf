namespace AmiPipeline.Cli.Reports;

/// <summary>The table of differences in the cause of a failed verification: on a narrow terminal, its rows are stacked.</summary>
internal static class DifferenceRows
{
    private const string Expected = "expected";
    private const string Found = "found";

    /// <summary>The lines of a cause, with a table that does not fit as stacked rows.</summary>
    /// <param name="cause">The cause, as a function gave it.</param>
    /// <param name="width">How many characters fit into a line.</param>
    public static IReadOnlyList<string> Fit(string cause, int width)
    {
        var lines = cause.Split('\n');
        var head = Array.FindIndex(lines, line => line.StartsWith("what ", StringComparison.Ordinal) && line.EndsWith($" {Found}", StringComparison.Ordinal));
        if (head < 0 || lines.Skip(head).All(line => line.Length <= width))
        {
            return lines;
        }

        var (expected, found) = (lines[head].IndexOf(Expected, StringComparison.Ordinal), lines[head].LastIndexOf(Found, StringComparison.Ordinal));
        return [.. lines.Take(head), .. lines.Skip(head + 1).SelectMany(line => line.Length < found ? [line] : Stack(line, expected, found))];
    }

    private static string[] Stack(string line, int expected, int found) =>
        [line[..expected].TrimEnd(), $"  {Expected}  {line[expected..found].TrimEnd()}", $"  {Found}     {line[found..]}"];
}
