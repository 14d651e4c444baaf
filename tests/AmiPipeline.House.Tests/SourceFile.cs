using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AmiPipeline.House.Tests;

/// <summary>A C# file of the repository, parsed.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Project">The folder of its project.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Tree">Its syntax.</param>
/// <param name="Types">The types that it declares outside other types, in order; one that is declared in parts is there once.</param>
internal sealed record SourceFile(string Path, string Project, int Lines, SyntaxTree Tree, IReadOnlyList<SourceType> Types)
{
    public static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private static readonly Lazy<IReadOnlyList<SourceFile>> Files = new(ReadAll);

    /// <summary>Every C# file of the repository, in the order of paths.</summary>
    public static IReadOnlyList<SourceFile> All => Files.Value;

    /// <summary>The file's name without its extensions: <c>Execution</c> of <c>Execution.Catch.cs</c>.</summary>
    public string Stem => System.IO.Path.GetFileName(Path).Split('.')[0];

    public static SourceFile Parse(string path, string project, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, Options, path);
        var root = tree.GetCompilationUnitRoot();
        var types = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Select(SourceType.From)
            .GroupBy(type => type.Name)
            .Select(parts => parts.Aggregate((first, further) => first.With(further)));
        return new(path, project, text.Count(character => character == '\n'), tree, [.. types]);
    }

    private static List<SourceFile> ReadAll()
    {
        var projects = Repository.Files(".csproj").Select(path => System.IO.Path.GetDirectoryName(path)!.Replace('\\', '/')).ToList();
        return [.. Repository.Files(".cs").AsParallel().AsOrdered().Select(path => Parse(path, ProjectOf(path, projects), Repository.Read(path)))];
    }

    private static string ProjectOf(string path, List<string> projects) =>
        projects.Where(project => path.StartsWith(project + "/", StringComparison.Ordinal)).MaxBy(project => project.Length) ?? "";
}
