using Xunit;

namespace AmiPipeline.Tests.Requests;

public sealed class NameTemplateTests
{
    [Theory]
    [InlineData("golden", "golden")]
    [InlineData("{source.name}", "base 1")]
    [InlineData("{source.name}-{source.id}-{execution}", "base 1-ami-01234567-run-7")]
    [InlineData("{source.id}{source.id}", "ami-01234567ami-01234567")]
    public void Render_Placeholders_AreReplaced(string template, string expected) =>
        Assert.Equal(expected, NameTemplate.Render(template, "base 1", "ami-01234567", "run-7"));

    [Theory]
    [InlineData("web: front", "web- front")]
    [InlineData("wéb", "w-b")]
    [InlineData("two\nlines", "two-lines")]
    [InlineData("line end\n", "line end-")]
    [InlineData("{execution}", "-execution-")]
    [InlineData("東京-web", "---web")]
    public void Render_NameThatEc2DoesNotAllow_GetsHyphens(string sourceName, string expected) =>
        Assert.Equal(expected, NameTemplate.Render("{source.name}", sourceName, "i-01234567", "run-7"));

    /// <summary>Hyphens alone would clash with those of every other such source.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("東京")]
    [InlineData("- _ -")]
    public void Render_NameOfWhichNothingIsLeft_GivesTheId(string sourceName) =>
        Assert.Equal("i-01234567-golden", NameTemplate.Render("{source.name}-golden", sourceName, "i-01234567", "run-7"));

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void LengthFault_OfAName_BoundsItAsEc2Does(int length, bool right) =>
        Assert.Equal(right, NameTemplate.LengthFault(new string('n', length)) is null);

    [Fact]
    public void Fault_OfPlaceholdersOnly_LeavesTheLengthToTheRenderedName() =>
        Assert.Null(NameTemplate.Fault($"{{source.name}}{new string('n', 128)}"));
}
