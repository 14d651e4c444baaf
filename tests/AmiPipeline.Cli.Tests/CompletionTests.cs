using System.Diagnostics;
using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>Shells complete command lines by asking the program.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("ami-pipeline pl", "plan")]
    [InlineData("ami-pipeline run --acc", "--account", "--account-id")]
    [InlineData("ami-pipeline states v", "validate")]
    [InlineData("ami-pipeline plan x.json --output ", "json", "text")]
    [InlineData("ami-pipeline find --un", "--unencrypted", "--unused")]
    [InlineData("ami-pipeline find --output ", "csv", "html", "json", "text")]
    [InlineData("ami-pipeline frob")]
    public async Task Complete_OfALine_GivesWhatTheLastWordMayBecome(string line, params string[] expected)
    {
        var result = await Cli.RunAsync("complete", "--", line);

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Equal(expected, result.Lines.Where(word => word.Length > 0));
    }

    [Fact]
    public async Task Complete_InTheMiddleOfALine_LooksNoFurtherThanTheCursor()
    {
        var result = await Cli.RunAsync("complete", "--position", "15", "--", "ami-pipeline pl examples/s3-encrypt.json");

        Assert.Equal("plan", result.Out.Trim());
    }

    [Fact]
    public async Task Completion_OfAnUnknownShell_NamesThoseThereAre()
    {
        var result = await Cli.RunAsync("completion", "tcsh");

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains("bash", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Each shell's own completion, with its script, if it is installed. With a file of that name about, too: what the program knows comes alone.</summary>
    [Theory]
    [InlineData("bash", "COMP_LINE='ami-pipeline key-po'; COMP_POINT=${#COMP_LINE}; _ami_pipeline; echo \"${COMPREPLY[@]}\"")]
    [InlineData("fish", "complete -C 'ami-pipeline key-po'")]
    [InlineData("zsh", "compadd() { shift; print -r -- $@ }; BUFFER='ami-pipeline key-po'; CURSOR=${#BUFFER}; _ami_pipeline")]
    [InlineData("pwsh", "(TabExpansion2 'ami-pipeline key-po' 19).CompletionMatches.CompletionText")]
    public async Task Script_InItsShell_Completes(string shell, string ask)
    {
        Assert.SkipUnless(Tool.IsInstalled(shell), $"{shell} is not installed.");
        using var files = new TemporaryFiles();
        files.Add("key-power", "");
        var program = files.Add("ami-pipeline", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "ami-pipeline.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var script = (await Cli.RunAsync("completion", shell)).Out;

        var (exitCode, output, error) = await Tool.RunAsync(new ProcessStartInfo(shell, ["-c", $"{(shell == "zsh" ? "compdef() { :; }" : "")}\n{script}\n{ask}"])
        {
            WorkingDirectory = files.Folder,
            Environment = { ["PATH"] = $"{files.Folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}" },
        });

        Assert.True(exitCode == 0, error);
        Assert.Equal("key-policy", output.Trim());
    }
}
