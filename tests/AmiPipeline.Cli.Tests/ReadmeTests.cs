using System.Text.RegularExpressions;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed partial class ReadmeTests
{
    [Fact]
    [Trait(GeneratedFile.Trait, "README.md")]
    public async Task Readme_ShowsWhatTheRunPrints()
    {
        var run = await Cli.RunAsync("run", Cli.Example("s5-unique-keys.json"));
        Assert.True(run.ExitCode == ExitCodes.Done, run.Error);

        var readme = MarkedSection.Put(Repository.Read("README.md"), "run", $"```text\n{run.Out}```\n");

        GeneratedFile.Verify("README.md", readme, "`run examples/s5-unique-keys.json`");
    }

    [Fact]
    public void Readme_NamesEveryExample()
    {
        var readme = Repository.Read("README.md");

        Assert.All(RunCommandTests.Examples, example => Assert.Contains($"(examples/{example.Data})", readme, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Readme_ShowsARequestThatIsRight()
    {
        using var files = new TemporaryFiles();
        var readme = Repository.Read("README.md");
        var request = files.Request(ShownRequest().Match(readme).Groups[1].Value);

        var result = await Cli.RunAsync("plan", request);

        Assert.True(result.ExitCode == ExitCodes.Done, result.Error);
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShownRequest();
}
