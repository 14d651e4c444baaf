using System.Text.Json;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>What one invocation of the program left behind.</summary>
internal sealed record CliResult(int ExitCode, string Out, string Error)
{
    public string[] Lines => Out.TrimEnd('\n').Split('\n');

    /// <summary>Standard output as the one JSON document that it must be, with nothing on standard error.</summary>
    public JsonElement Document()
    {
        Assert.Equal("", Error);
        using var document = JsonDocument.Parse(Out);
        return document.RootElement.Clone();
    }
}
