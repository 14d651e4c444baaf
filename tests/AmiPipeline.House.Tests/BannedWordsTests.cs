using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>Code and documentation use the words of AWS and .NET. A word that once meant something only here is in the glossary, with what to say instead.</summary>
public sealed partial class BannedWordsTests
{
    // Built from parts, so that this file does not find itself.
    private static readonly (string Word, string Instead)[] Words =
    [
        ("wi" + "sh(es|ed)?", "goal, request, desired"),
        ("la" + "ps?", "pass"),
        ("lo" + "ans?", "grant, permission"),
        ("le" + "nd(s|ing)?|le" + "nt", "grant, share"),
        ("left" + "overs?", "uncommitted, remaining"),
        ("surround" + "ings", "environment, host"),
        ("un" + "wanted", "hostile, unexpected"),
        ("who" + "sever", "whichever account owns it"),
        ("all the " + "same", "anyway, nevertheless"),
        ("however " + "often", "each time, even if repeated"),
        ("is found " + "out", "is detected"),
        ("go(es)? on " + "with", "continue"),
        ("to" + "ld|te" + "lls|tell" + "ing", "returns, reports, shows, notified"),
        ("an" + "ew", "again"),
        ("bef" + "all?s?", "happen to"),
        ("but " + "for", "except"),
        ("at the " + "most", "at most"),
    ];

    private static readonly (string Name, string Instead)[] Identifiers =
    [
        ("(Mo" + "st|Longest|Highest|Largest)([A-Z].*)?", "Max…"),
        ("(Lea" + "st|Shortest|Lowest|Smallest)([A-Z].*)?", "Min…"),
        ("(as" + "ked|told|happened|reached)", "a noun: requested, parameters, recorded, path"),
        ("(Te" + "lls|Says)[A-Z].*", "Has…, Is…"),
        ("(Te" + "ll|Told|Say|Said)([A-Z].*)?", "Describe, Report, Notify"),
    ];

    // Where a word is right, or not yet replaced, and why.
    private static readonly (string Path, string Pattern, string Reason)[] Allowed =
    [
        ("tests/", "all the same|however often|go(es)? on with|told|tells|telling|anew|befalls?|but for|at the most", "sentences about tests are not read by users"),
        ("src/", "LeastPrivilege", "the term of IAM"),
        ("docs/simulator-fidelity.md", "tells|anew|but for", "names of tests"),
    ];

    private static IEnumerable<string> Texts => [.. Repository.Files(".cs"), .. Repository.Files(".md")];

    [Fact]
    public void Texts_UseTheWordsOfTheField() =>
        AssertNone(from path in Texts.AsParallel()
                   let text = SplitWords(Repository.Read(path))
                   from banned in Words
                   from Match match in Regex.Matches(text, $@"\b({banned.Word})\b", RegexOptions.IgnoreCase)
                   where !IsAllowed(path, match.Value)
                   select $"{path}: {match.Value}; say {banned.Instead}");

    [Fact]
    public void Identifiers_OfWhatShips_AreNamedAsTheFieldNamesThem() =>
        AssertNone(from file in SourceFile.All.Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal)).AsParallel()
                   from name in DeclaredNames(file.Tree)
                   from banned in Identifiers
                   where Regex.IsMatch(name, $"^{banned.Name}$") && !IsAllowed(file.Path, name)
                   select $"{file.Path}: {name}; say {banned.Instead}");

    [Fact]
    public void Factories_OfWhatShips_AreNamedCreateFromOrParse() =>
        AssertNone(from file in SourceFile.All.Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal)).AsParallel()
                   from method in file.Tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                   where method.Modifiers.Any(SyntaxKind.StaticKeyword) && OfName().IsMatch(method.Identifier.Text) && !IsAllowed(file.Path, method.Identifier.Text)
                   select $"{file.Path}: {method.Identifier.Text}; say Create, From or Parse");

    [Theory]
    [InlineData("MyWishList", "My Wish List")]
    [InlineData("a_wish_list", "a wish list")]
    [InlineData("EC2Lap", "EC2 Lap")]
    [InlineData("overlap, lapse", "overlap, lapse")]
    public void Words_OfAnIdentifier_AreReadOneByOne(string text, string words) => Assert.Equal(words, SplitWords(text));

    private static void AssertNone(IEnumerable<string> found)
    {
        var lines = found.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    private static bool IsAllowed(string path, string found) =>
        Allowed.Any(allowed => path.StartsWith(allowed.Path, StringComparison.Ordinal) && Regex.IsMatch(found, $"^({allowed.Pattern})$", RegexOptions.IgnoreCase))
        || path.EndsWith($"/{nameof(BannedWordsTests)}.cs", StringComparison.Ordinal);

    private static IEnumerable<string> DeclaredNames(SyntaxTree tree) => tree.GetRoot().DescendantNodes().Select(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.Text,
        ParameterSyntax parameter => parameter.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        SingleVariableDesignationSyntax designation => designation.Identifier.Text,
        ForEachStatementSyntax loop => loop.Identifier.Text,
        _ => null,
    }).OfType<string>();

    private static string SplitWords(string text) => Hump().Replace(text.Replace('_', ' '), " ");

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Hump();

    [GeneratedRegex("^Of([A-Z].*)?$")]
    private static partial Regex OfName();
}
