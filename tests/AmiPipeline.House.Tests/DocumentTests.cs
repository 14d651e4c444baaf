using System.Text.RegularExpressions;
using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>The documentation is short, leads somewhere, and names things as the code does.</summary>
public sealed partial class DocumentTests
{
    private const int MaxReadmeLines = 120;

    private static readonly string[] CodeDocuments = ["docs/architecture.md", "docs/executions.md"];

    private static IEnumerable<MarkdownDocument> Documents => Repository.Files(".md").Select(MarkdownDocument.Read);

    [Fact]
    public void Readme_IsShort() => Assert.InRange(Repository.Read("README.md").Count(character => character == '\n'), 1, MaxReadmeLines);

    [Fact]
    public void Links_LeadSomewhere() =>
        Assert.Empty(from document in Documents
                     from link in document.Links
                     where !link.Contains("://", StringComparison.Ordinal) && !Exists(document, link)
                     select $"{document.Path}: {link}");

    [Fact]
    public void Prose_WrapsAtOneWidth() =>
        Assert.Empty(from document in Documents
                     from line in document.Prose
                     where line.Text.Length > MarkdownDocument.Width && line.Text.Trim().Contains(' ')
                     select $"{document.Path}:{line.Number}: {line.Text.Length} characters, at most {MarkdownDocument.Width}");

    /// <summary>A type, file or folder that is renamed is renamed in the documentation too.</summary>
    [Fact]
    public void CodeNames_AreThoseOfTheCode()
    {
        var known = Repository.Files(".cs").Concat(Repository.Files(".targets")).SelectMany(path => Word().Matches(Repository.Read(path)).Select(match => match.Value)).ToHashSet();

        Assert.Empty(from path in CodeDocuments
                     from Match name in CodeName().Matches(Repository.Read(path))
                     from word in name.Groups[1].Value.Split('.')
                     where !known.Contains(word)
                     select $"{path}: {name.Groups[1].Value}");
        Assert.Empty(from document in Documents
                     from Match path in CodePath().Matches(Repository.Read(document.Path))
                     where !Path.Exists(Path.Combine(Repository.Root, path.Groups[1].Value))
                     select $"{document.Path}: {path.Groups[1].Value}");
    }

    /// <summary>The figures of the README are those that the benchmarks wrote.</summary>
    [Fact]
    public void Figures_AreThoseOfTheBenchmarks()
    {
        var figures = Figure().Matches(Repository.Read("README.md"));
        var measured = Repository.Read("docs/benchmarks.md");

        Assert.Equal(3, figures.Count);
        Assert.All(figures, figure => Assert.Contains($"| {figure.Groups[1].Value} |", measured, StringComparison.Ordinal));
    }

    private static bool Exists(MarkdownDocument document, string link)
    {
        var (path, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, "");
        var target = path.Length == 0 ? document.Path : Path.Combine(Path.GetDirectoryName(document.Path)!, path);
        return Path.Exists(Path.Combine(Repository.Root, target))
            && (anchor.Length == 0 || MarkdownDocument.Read(target).Anchors.Contains(anchor));
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"`([A-Z][A-Za-z0-9]+(?:\.[A-Z][A-Za-z0-9]+)*)`")]
    private static partial Regex CodeName();

    [GeneratedRegex("`((?:src|tests|statemachine|infra|examples|docs)/[^`* ]*)`")]
    private static partial Regex CodePath();

    [GeneratedRegex(@"\*\*([\d.,]+)\*\*")]
    private static partial Regex Figure();
}
