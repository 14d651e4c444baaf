using AmiPipeline.StateMachine.Picture;
using Xunit;

namespace AmiPipeline.Infra.Tests;

public sealed class DiagramSectionTests
{
    private const string Asl = """{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""";

    [Fact]
    public void Put_ReplacesWhatStandsBetweenTheMarkers_AndNothingElse()
    {
        var document = $"before\n{DiagramSection.Begin}\nold\n{DiagramSection.End}\nafter\n";

        var put = DiagramSection.Put(document, Asl);

        Assert.Equal($"before\n{DiagramSection.Begin}\n\n```mermaid\n{MermaidDiagram.Render(Asl)}```\n\n{DiagramSection.End}\nafter\n", put);
        Assert.Equal(put, DiagramSection.Put(put, Asl));
    }

    [Theory]
    [InlineData("")]
    [InlineData(DiagramSection.Begin)]
    [InlineData(DiagramSection.End + "\n" + DiagramSection.Begin)]
    public void Put_WithoutMarkersInOrder_SaysWhichLinesAreMissing(string document)
    {
        var error = Assert.Throws<FormatException>(() => DiagramSection.Put(document, Asl));

        Assert.Contains(DiagramSection.Begin, error.Message, StringComparison.Ordinal);
        Assert.Contains(DiagramSection.End, error.Message, StringComparison.Ordinal);
    }
}
