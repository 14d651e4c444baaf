using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>The order of using directives is the one thing that <c>dotnet format</c> corrects and the build does not report. Here it takes no workspace of all projects.</summary>
public sealed class UsingOrderTests
{
    [Fact]
    public void Usings_AreInTheOrderOfTheFormatter() => Assert.Equal("", string.Join(Environment.NewLine, SourceFile.All.AsParallel().SelectMany(Misplaced)));

    [Theory]
    [InlineData("using System; using System.Text; using Amazon.CDK; using AmiPipeline; using AmiPipeline.Aws; using AmiPipelineX;", "")]
    [InlineData("using global::System; using B; using static A; using static B; using A = C;", "")]
    [InlineData("using Amazon; using System;", "using System;")]
    [InlineData("using B; using A;", "using A;")]
    [InlineData("using AmiPipelineX; using AmiPipeline.Aws;", "using AmiPipeline.Aws;")]
    [InlineData("using A = C; using B;", "using B;")]
    [InlineData("using static B; using C;", "using C;")]
    public void Misplaced_IsTheDirectiveThatBelongsBeforeItsPredecessor(string text, string misplaced) =>
        Assert.Equal(misplaced, string.Join(' ', Misplaced(SourceFile.Parse("A.cs", "", text)).Select(fault => fault.Split(": ")[1])));

    private static IEnumerable<string> Misplaced(SourceFile file)
    {
        var directives = file.Tree.GetCompilationUnitRoot().Usings;
        return directives.Zip(directives.Skip(1))
            .Where(pair => StringComparer.OrdinalIgnoreCase.Compare(Place(pair.First), Place(pair.Second)) > 0)
            .Select(pair => $"{file.Path}: {pair.Second}");
    }

    // Namespaces, those of System first; then static ones, then aliases. A dot sorts before every letter, so that a namespace is before those that only begin alike.
    private static string Place(UsingDirectiveSyntax directive)
    {
        var name = directive.NamespaceOrType.ToString().Replace("global::", "", StringComparison.Ordinal);
        var kind = directive.Alias is not null ? 3 : directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) ? 2 : name.Split('.')[0] == "System" ? 0 : 1;
        return $"{kind} {(directive.Alias?.Name.ToString() ?? name).Replace('.', ' ')}";
    }
}
