using System.Text.RegularExpressions;
using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>Habits of the house that a reader can feel, checked file by file.</summary>
public sealed class FileTests
{
    private const int MaxLines = 300;

    private const int MaxLinesOfSeveralTypes = 150;

    // Built from parts, so that this file does not find itself.
    private static readonly string[] BannedWords =
        ["CM" + "K", "TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception", "work" + "flow"];

    private static readonly string[] BannedTypeEndings = ["Utils", "Helper", "Helpers", "Manager"];

    private static IEnumerable<string> Sources => Repository.Files(".cs");

    [Fact]
    public void Files_AreShortEnoughToRead() =>
        Assert.Empty(from path in Sources
                     let lines = Repository.Read(path).Count(character => character == '\n')
                     where lines > MaxLines
                     select $"{path}: {lines} lines, at most {MaxLines}");

    /// <summary>
    /// One thought a file: a type with the small ones that it is declared with. A further type derives from one of the same file (or all are
    /// exceptions, a family), is the response to its request, or is mentioned by a declaration of the same file and, apart from private members, by no other file's of the project: an input, a result, an enum.
    /// </summary>
    [Fact]
    public void Files_SayOneThing() => Assert.Empty(SourceFile.All.SelectMany(file => Strangers(file, SourceFile.All)));

    [Fact]
    public void Files_WithSeveralTypes_AreShort() =>
        Assert.Empty(from file in SourceFile.All
                     where file.Types.Count > 1 && file.Lines > MaxLinesOfSeveralTypes
                     select $"{file.Path}: {file.Lines} lines with {string.Join(", ", file.Types.Select(type => type.Name))}, at most {MaxLinesOfSeveralTypes}");

    [Fact]
    public void Files_AreNamedAsTheirFirstType() =>
        Assert.Empty(from file in SourceFile.All
                     where file.Types.Count > 0 && file.Types[0].Name != file.Stem && !IsNamedFamilyOfExceptions(file)
                     select $"{file.Path} holds {file.Types[0].Name}");

    [Theory]
    [InlineData("class First { void Use(Input input) { } } record Input(Kind Kind); enum Kind { }", "")]
    [InlineData("class First { Input? _input; } record Input(string Text);", "")]
    [InlineData("abstract record First; sealed record Second : First; sealed record Third(int Number) : First;", "")]
    [InlineData("class OneException : Exception; class AnotherException : Exception;", "")]
    [InlineData("class StopRequest; class StopResponse;", "")]
    [InlineData("class StopRequest; class StartResponse;", "StartResponse")]
    [InlineData("class First { void Use() => new Second(); } class Second;", "Second")]
    [InlineData("class First; class Second { Third? _third; } record Third(int Number);", "Second Third")]
    [InlineData("class First { void Use(Shared shared) { } } record Shared;", "Shared")]
    [InlineData("class First { [Uses(typeof(Second))] void Use(int number = Second.Number) { } } class Second;", "Second")]
    public void Strangers_AreTypesThatTheFirstOneDoesNotSpeakOf(string text, string strangers)
    {
        var file = SourceFile.Parse("src/A/First.cs", "src/A", text);
        var neighbour = SourceFile.Parse("src/A/Neighbour.cs", "src/A", "class Neighbour { public Shared? Find() => null; private Kind Own() => default; }");
        var elsewhere = SourceFile.Parse("src/B/Elsewhere.cs", "src/B", "class Elsewhere { Input? Find() => null; }");

        Assert.Equal(strangers.Split(' ', StringSplitOptions.RemoveEmptyEntries), Strangers(file, [file, neighbour, elsewhere]).Select(fault => fault.Split(' ')[2]));
    }

    [Fact]
    public void Sources_UseTheFieldsWords() =>
        Assert.Empty(from path in Sources
                     from word in BannedWords
                     where Regex.IsMatch(Repository.Read(path), $@"\b{word}\b")
                     select $"{path} says {word}");

    [Fact]
    public void Types_AreNamedForWhatTheyAre() =>
        Assert.Empty(from file in SourceFile.All
                     from type in file.Types
                     where BannedTypeEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))
                     select $"{file.Path} holds {type.Name}");

    private static IEnumerable<string> Strangers(SourceFile file, IReadOnlyList<SourceFile> all) =>
        from type in file.Types.Skip(1)
        let others = IsOfTheFamily(type, file) ? [] : all.Where(other => other.Project == file.Project && other.Path != file.Path && Mentions(other, type))
        where others.Any() || !Reached(file).Contains(type)
        select $"{file.Path} holds {type.Name} beside {file.Types[0].Name}" + string.Concat(others.Select(other => $"; {other.Path} declares with it"));

    private static bool IsOfTheFamily(SourceType type, SourceFile file) =>
        (type.IsException && file.Types[0].IsException) || file.Types.Any(other => IsRequestOf(other, type)) || file.Types.Any(other => other != type && type.Bases.Contains(other.Name));

    private static bool IsRequestOf(SourceType request, SourceType response) =>
        request.Name.EndsWith("Request", StringComparison.Ordinal) && response.Name == $"{request.Name[..^"Request".Length]}Response";

    private static bool Mentions(SourceFile file, SourceType type) => file.Types.Any(other => other.Contract.Contains(type.Name));

    /// <summary>The first type, and those that its declaration leads to.</summary>
    private static HashSet<SourceType> Reached(SourceFile file)
    {
        var reached = new HashSet<SourceType> { file.Types[0] };
        while (file.Types.FirstOrDefault(type => !reached.Contains(type) && reached.Any(by => LeadsTo(by, type))) is { } next)
        {
            reached.Add(next);
        }

        return reached;
    }

    private static bool LeadsTo(SourceType by, SourceType type) =>
        by.Signature.Contains(type.Name) || IsRequestOf(by, type) || type.Bases.Contains(by.Name) || (by.IsException && type.IsException);

    private static bool IsNamedFamilyOfExceptions(SourceFile file) =>
        file.Types.Count > 1 && file.Types.All(type => type.IsException) && file.Stem.EndsWith("Errors", StringComparison.Ordinal);
}
