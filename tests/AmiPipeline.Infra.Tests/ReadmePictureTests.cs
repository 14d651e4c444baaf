using AmiPipeline.StateMachine.Picture;
using Xunit;

namespace AmiPipeline.Infra.Tests;

public sealed class ReadmePictureTests
{
    private const string Asl = """{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""";

    [Fact]
    public void Put_ReplacesWhatStandsBetweenTheMarkers_AndNothingElse()
    {
        var readme = $"before\n{ReadmePicture.Begin}\nold\n{ReadmePicture.End}\nafter\n";

        var put = ReadmePicture.Put(readme, Asl);

        Assert.Equal($"before\n{ReadmePicture.Begin}\n\n```mermaid\n{MermaidDiagram.Of(Asl)}```\n\n{ReadmePicture.End}\nafter\n", put);
        Assert.Equal(put, ReadmePicture.Put(put, Asl));
    }

    [Theory]
    [InlineData("")]
    [InlineData(ReadmePicture.Begin)]
    [InlineData(ReadmePicture.End + "\n" + ReadmePicture.Begin)]
    public void Put_WithoutMarkersInOrder_SaysWhichLinesAreMissing(string readme)
    {
        var error = Assert.Throws<FormatException>(() => ReadmePicture.Put(readme, Asl));

        Assert.Contains(ReadmePicture.Begin, error.Message, StringComparison.Ordinal);
        Assert.Contains(ReadmePicture.End, error.Message, StringComparison.Ordinal);
    }
}
