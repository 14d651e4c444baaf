using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>What <c>dotnet format whitespace</c> corrects and the build's IDE0055 does not report: how lines and files end.</summary>
public sealed class LineEndingTests
{
    [Fact]
    public void Files_EndAsTheEditorConfigSays() =>
        Assert.Equal("", string.Join(Environment.NewLine, Repository.Files(".cs").AsParallel().AsOrdered().SelectMany(path => Faults(File.ReadAllText(Repository.PathOf(path))).Select(fault => $"{path}: {fault}"))));

    [Theory]
    [InlineData("class A;\n", "")]
    [InlineData("class A;", "no line feed at the end")]
    [InlineData("", "no line feed at the end")]
    [InlineData("class A;\n\n", "an empty line at the end")]
    [InlineData("class A;\r\n", "a carriage return")]
    [InlineData("// A \n", "white space at the end of a line")]
    [InlineData("// A\t\nclass A;\n", "white space at the end of a line")]
    public void Faults_AreWhatTheFormatterWouldCorrect(string text, string faults) => Assert.Equal(faults, string.Join(", ", Faults(text)));

    private static IEnumerable<string> Faults(string text)
    {
        if (!text.EndsWith('\n'))
        {
            yield return "no line feed at the end";
        }

        if (text.EndsWith("\n\n", StringComparison.Ordinal))
        {
            yield return "an empty line at the end";
        }

        if (text.Contains('\r'))
        {
            yield return "a carriage return";
        }

        if (text.Split('\n').Any(line => line.EndsWith(' ') || line.EndsWith('\t')))
        {
            yield return "white space at the end of a line";
        }
    }
}
