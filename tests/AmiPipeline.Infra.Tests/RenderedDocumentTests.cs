using AmiPipeline.StateMachine.Picture;
using AmiPipeline.Tests;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What is generated from the C# definition and checked in is what the definition gives.</summary>
public sealed class RenderedDocumentTests
{
    private const string Update = "Update it with: dotnet run --project statemachine";

    [Fact]
    public void Document_IsWhatTheDefinitionGives()
    {
        Cdk.SkipWithoutNode();

        Assert.True(Cdk.Document == PipelineAsl.Json, $"{PipelineAsl.Path} is not what statemachine/*.cs gives. {Update}\n{LineDiff.Of(PipelineAsl.Json, Cdk.Document)}");
    }

    [Fact]
    public void CleanUpDocument_IsWhatTheDefinitionGives()
    {
        Cdk.SkipWithoutNode();
        var checkedIn = CheckedIn.Read(CleanUpDocumentTests.Path);

        Assert.True(Cdk.CleanUpDocument == checkedIn, $"{CleanUpDocumentTests.Path} is not what statemachine/*.cs gives. {Update}\n{LineDiff.Of(checkedIn, Cdk.CleanUpDocument)}");
    }

    [Fact]
    public void Diagram_IsWhatTheDocumentGives()
    {
        var document = CheckedIn.Read(DiagramSection.Path);

        var expected = DiagramSection.Put(document, PipelineAsl.Json);

        Assert.True(expected == document, $"The diagram in {DiagramSection.Path} is not what {PipelineAsl.Path} gives. {Update}\n{LineDiff.Of(document, expected)}");
    }
}
