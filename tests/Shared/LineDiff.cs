using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace AmiPipeline.TestSupport;

/// <summary>The lines in which two texts differ, for a failure's message.</summary>
public static class LineDiff
{
    private const int MaxLines = 80;

    /// <summary>Removed lines with <c>-</c>, added ones with <c>+</c>; each run of them under its line number and the line that it is indented under.</summary>
    /// <param name="before">The text as it was.</param>
    /// <param name="after">The text as it is.</param>
    public static string Between(string before, string after)
    {
        var lines = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false).Lines;
        var shown = new List<string>();
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Type == ChangeType.Unchanged)
            {
                continue;
            }

            if (index == 0 || lines[index - 1].Type == ChangeType.Unchanged)
            {
                shown.Add($"@@ line {lines.Take(index).Count(line => line.Type != ChangeType.Inserted) + 1} @@ {Parent(lines, index)}");
            }

            shown.Add((lines[index].Type == ChangeType.Inserted ? "+" : "-") + lines[index].Text);
        }

        return string.Join('\n', shown.Take(MaxLines).Concat(shown.Count > MaxLines ? [$"… {shown.Count - MaxLines} lines more"] : []));
    }

    // The nearest line above that stands further left.
    private static string Parent(List<DiffPiece> lines, int index)
    {
        var indent = Indent(lines[index].Text);
        return lines.Take(index).LastOrDefault(line => line.Text.Length > 0 && Indent(line.Text) < indent)?.Text.Trim() ?? "";
    }

    private static int Indent(string line) => line.TakeWhile(character => character == ' ').Count();
}
