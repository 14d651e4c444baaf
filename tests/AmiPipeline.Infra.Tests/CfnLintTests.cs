using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>CloudFormation's own linter finds no errors in the templates.</summary>
public sealed class CfnLintTests
{
    private const int WithoutFaults = 0;

    public static TheoryData<string> Stacks => [.. TemplateFile.StackNames()];

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Template_HasNoErrors(string stackName)
    {
        var (exitCode, output) = Lint(TemplateFile.FullPathOf(stackName));

        Assert.True(exitCode == WithoutFaults, output);
    }

    private static (int ExitCode, string Output) Lint(string path)
    {
        try
        {
            // Only errors end it with an exit code: warnings include what CDK writes to be sure.
            using var lint = Process.Start(new ProcessStartInfo("cfn-lint", ["--non-zero-exit-code", "error", "--", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = lint.StandardError.ReadToEndAsync();
            var output = lint.StandardOutput.ReadToEnd();
            lint.WaitForExit();
            return (lint.ExitCode, output + errors.Result);
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no 'cfn-lint' on the PATH.");
            throw;
        }
    }
}
