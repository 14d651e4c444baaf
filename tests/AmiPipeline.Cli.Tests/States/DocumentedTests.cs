using System.Text.RegularExpressions;
using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests.States;

/// <summary>docs/states-language.md says what the command takes; here it is held against the command's own help.</summary>
public sealed partial class DocumentedTests
{
    private static readonly string Text = Repository.Read("docs/states-language.md");

    [Fact]
    public async Task Options_AreAllDocumentedAndNoOthers()
    {
        using var program = new StatesProgram();
        await program.RunAsync(["states", "run", "--help"]);
        var taken = Option().Matches(program.Out).Select(match => match.Groups[1].Value).Where(name => name is not "--help").Distinct();
        var documented = DocumentedOption().Matches(Text).Select(match => match.Groups[1].Value);

        Assert.Equal(taken.Order(), documented.Order());
    }

    [Fact]
    public void ExitCodes_AreDocumentedAsTheHelpHasThem()
    {
        foreach (var (code, meaning) in ExitCodes.OfStates.Where(code => code.Code < ExitCodes.Unexpected))
        {
            Assert.Contains($"| {code} | {meaning.Replace("with run", "with `run`", StringComparison.Ordinal)} |", Text, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"^  (?:-\S+, )*(--[a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex(@"^\| `(--[a-z]+)", RegexOptions.Multiline)]
    private static partial Regex DocumentedOption();
}
