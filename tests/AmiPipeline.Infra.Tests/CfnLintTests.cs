using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>CloudFormation's own linter finds no errors in the templates: the checked-in ones, and those of other configurations.</summary>
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

    public static TheoryData<string> Configurations => [.. Others.Keys];

    private static Dictionary<string, Func<IReadOnlyDictionary<string, string>>> Others { get; } = new()
    {
        ["root"] = () => Cdk.RootTemplates,
        ["guarded"] = () => Cdk.GuardedTemplates,
        ["second Region"] = () => Cdk.SecondRegionTemplates,
        ["narrow account"] = () => Cdk.NarrowAccountTemplates,
    };

    /// <summary>A folder that is not looked into would leave its templates out.</summary>
    [Fact]
    public void Stacks_AreAllThatAreCheckedIn() => Assert.Equal(["AmiPipeline", "AmiPipelineSource", "AmiPipelineTarget", "other-account/AmiPipeline"], TemplateFile.StackNames());

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Template_OfAnotherConfiguration_HasNoErrors(string configuration)
    {
        Cdk.SkipWithoutNode();
        Assert.All(Others[configuration](), stack =>
        {
            var directory = Directory.CreateTempSubdirectory("ami-pipeline-infra-tests-");
            try
            {
                var path = Path.Combine(directory.FullName, $"{stack.Key}.template.json");
                File.WriteAllText(path, stack.Value);
                var (exitCode, output) = Lint(path);
                Assert.True(exitCode == WithoutFaults, output);
            }
            finally
            {
                directory.Delete(recursive: true);
            }
        });
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
