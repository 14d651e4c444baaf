using AmiPipeline.StateMachine.Picture;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What is generated from the C# definition and checked in is what the definition gives.</summary>
public sealed class RenderedDocumentTests
{
    private const string Definition = "statemachine/*.cs";

    [Fact]
    [Trait(GeneratedFile.Trait, PipelineAsl.Path)]
    public void Document_IsWhatTheDefinitionGives()
    {
        Cdk.SkipWithoutNode();

        GeneratedFile.Verify(PipelineAsl.Path, Cdk.Document, Definition);
    }

    [Fact]
    [Trait(GeneratedFile.Trait, CleanUpDocumentTests.Path)]
    public void CleanUpDocument_IsWhatTheDefinitionGives()
    {
        Cdk.SkipWithoutNode();

        GeneratedFile.Verify(CleanUpDocumentTests.Path, Cdk.CleanUpDocument, Definition);
    }

    [Fact]
    [Trait(GeneratedFile.Trait, FleetDocumentTests.Path)]
    public void FleetDocument_IsWhatTheDefinitionGives()
    {
        Cdk.SkipWithoutNode();

        GeneratedFile.Verify(FleetDocumentTests.Path, Cdk.FleetDocument, Definition);
    }

    [Fact]
    [Trait(GeneratedFile.Trait, FleetDocumentTests.S3Path)]
    public void FleetDocumentWithBucket_IsWhatTheDefinitionGives()
    {
        Cdk.SkipWithoutNode();

        GeneratedFile.Verify(FleetDocumentTests.S3Path, Cdk.FleetS3Document, Definition);
    }

    [Fact]
    [Trait(GeneratedFile.Trait, DiagramSection.Path)]
    public void Diagram_IsWhatTheDocumentGives()
    {
        // In an update the checked-in document may still be the earlier one.
        var document = GeneratedFile.IsUpdating ? Cdk.Document : PipelineAsl.Json;

        GeneratedFile.Verify(DiagramSection.Path, DiagramSection.Put(Repository.Read(DiagramSection.Path), document), PipelineAsl.Path);
    }
}
