namespace AmiPipeline.Verification;

/// <summary>Lays differences out as a table in plain text.</summary>
public static class DifferenceTable
{
    /// <summary>The table: a line of headings and a line for each difference.</summary>
    /// <param name="differences">The differences.</param>
    public static string Format(IReadOnlyList<Difference> differences)
    {
        var rows = differences.Prepend(new Difference("what", "expected", "found")).ToList();
        var what = rows.Max(row => row.What.Length);
        var expected = rows.Max(row => row.Expected.Length);

        return string.Join('\n', rows.Select(row => $"{row.What.PadRight(what)}  {row.Expected.PadRight(expected)}  {row.Found}"));
    }
}
