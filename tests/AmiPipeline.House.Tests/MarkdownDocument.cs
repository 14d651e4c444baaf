using System.Text.RegularExpressions;

namespace AmiPipeline.House.Tests;

/// <summary>A Markdown file of the repository, as far as tests read it.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Lines">Its lines.</param>
internal sealed partial record MarkdownDocument(string Path, IReadOnlyList<string> Lines)
{
    /// <summary>The width that prose wraps at, in characters.</summary>
    public const int Width = 120;

    public static MarkdownDocument Read(string path) => new(path, Repository.Read(path).Split('\n'));

    /// <summary>The targets of the links.</summary>
    public IEnumerable<string> Links => Link().Matches(string.Join('\n', Lines)).Select(link => link.Groups[1].Value);

    /// <summary>What a link to a heading has after its <c>#</c>, as GitHub makes it.</summary>
    public IEnumerable<string> Anchors =>
        Lines.Where(line => line.StartsWith('#')).Select(line => NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>The lines that an author wraps: neither tables, headings, code, pictures nor what a program writes.</summary>
    public IEnumerable<(int Number, string Text)> Prose
    {
        get
        {
            var (isCode, isGenerated) = (false, false);
            for (var index = 0; index < Lines.Count; index++)
            {
                var line = Lines[index];
                isCode ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
                isGenerated = Mark().Match(line) is { Success: true } mark ? mark.Groups[1].Value == "begin" : isGenerated;
                if (!isCode && !isGenerated && !NotProse().IsMatch(line))
                {
                    yield return (index + 1, line);
                }
            }
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("^<!-- .*: (begin|end) -->")]
    private static partial Regex Mark();

    // Code is indented by four; a list's text never is that far here.
    [GeneratedRegex(@"^(?:\||#|!\[|    )")]
    private static partial Regex NotProse();
}
