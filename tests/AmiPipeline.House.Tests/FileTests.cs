using System.Text.RegularExpressions;
using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>Habits of the house that a reader can feel, checked file by file.</summary>
public sealed class FileTests
{
    private const int LongestFile = 300;

    // Built from parts, so that this file does not find itself.
    private static readonly string[] BannedWords =
        ["CM" + "K", "TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception", "work" + "flow"];

    private static readonly string[] BannedTypeEndings = ["Utils", "Helper", "Helpers", "Manager"];

    private static IEnumerable<string> Sources => Repository.Files(".cs");

    [Fact]
    public void Files_AreShortEnoughToRead() =>
        Assert.Empty(from path in Sources
                     let lines = Repository.Read(path).Count(character => character == '\n')
                     where lines > LongestFile
                     select $"{path}: {lines} lines, at most {LongestFile}");

    [Fact]
    public void Files_SayOneThing() =>
        Assert.Empty(from path in Sources
                     let types = TopLevelTypes(Repository.Read(path))
                     where types.Count > 1
                     select $"{path}: {string.Join(", ", types)}");

    [Fact]
    public void Files_AreNamedAsTheirType() =>
        Assert.Empty(from path in Sources
                     let types = TopLevelTypes(Repository.Read(path))
                     let stem = Path.GetFileName(path).Split('.')[0]
                     where types.Count == 1 && types[0] != stem
                     select $"{path} holds {types[0]}");

    [Fact]
    public void Sources_UseTheFieldsWords() =>
        Assert.Empty(from path in Sources
                     from word in BannedWords
                     where Regex.IsMatch(Repository.Read(path), $@"\b{word}\b")
                     select $"{path} says {word}");

    [Fact]
    public void Types_AreNamedForWhatTheyAre() =>
        Assert.Empty(from path in Sources
                     from type in TopLevelTypes(Repository.Read(path))
                     where BannedTypeEndings.Any(ending => type.EndsWith(ending, StringComparison.Ordinal))
                     select $"{path} holds {type}");

    private static List<string> TopLevelTypes(string source) =>
        Regex.Matches(source, @"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|unsafe)\s+)*(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?|delegate\s+[\w<>?\[\], ]+?)\s+(\w+)", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();
}
