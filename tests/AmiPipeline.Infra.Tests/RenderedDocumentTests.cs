using System.ComponentModel;
using System.Diagnostics;
using AmiPipeline.StateMachine;
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
        Assert.SkipUnless(HasNode(), "CDK renders the document with Node, and there is no 'node' on the PATH.");
        NodeNotice.Silence();

        var rendered = AslFile.Render();

        Assert.True(rendered == PipelineAsl.Json, $"{PipelineAsl.Path} is not what statemachine/*.cs gives. {Update}\n{LineDiff.Of(PipelineAsl.Json, rendered)}");
    }

    [Fact]
    public void ReadmePicture_IsWhatTheDocumentGives()
    {
        var readme = CheckedIn.Read("README.md");

        var expected = ReadmePicture.Put(readme, PipelineAsl.Json);

        Assert.True(expected == readme, $"The picture in README.md is not what {PipelineAsl.Path} gives. {Update}\n{LineDiff.Of(readme, expected)}");
    }

    private static bool HasNode()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            node.WaitForExit();
            return node.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
