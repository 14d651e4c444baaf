using System.Diagnostics;
using System.Text.Json;
using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed class ProcessTests
{
    [Fact]
    public async Task Program_AsAProcess_PrintsADocumentIntoAPipe()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ami-pipeline.dll"), "run", "examples/s3-encrypt.json", "--output", "json"])
        {
            WorkingDirectory = Repository.Root,
        };

        var (exitCode, output, error) = await Tool.RunAsync(start);

        Assert.Equal("", error);
        Assert.Equal(ExitCodes.Done, exitCode);
        using var document = JsonDocument.Parse(output);
        Assert.Equal("succeeded", document.RootElement.GetProperty("status").GetString());
    }

    /// <summary>Not even those that .NET's console starts with.</summary>
    [Fact]
    public async Task Program_OnATerminalWithNoColor_WritesNoEscapeSequence()
    {
        Tool.SkipUnlessInstalled("script");
        var program = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "ami-pipeline.dll")}' run examples/s3-encrypt.json";
        var start = new ProcessStartInfo("script", ["-qec", $"stty cols 44; {program}", "/dev/null"]) { WorkingDirectory = Repository.Root };
        (start.Environment["NO_COLOR"], start.Environment["TERM"]) = ("1", "xterm");

        var (exitCode, output, _) = await Tool.RunAsync(start);

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.Contains("Device /dev/xvda", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
    }
}
