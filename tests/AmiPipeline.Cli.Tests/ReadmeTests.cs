using System.Text.RegularExpressions;
using AmiPipeline.Cli.Hosting;
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
    [Trait(GeneratedFile.Trait, "docs/images/unique-keys.svg")]
    public async Task Picture_IsWhatTheRunDraws()
    {
        using var files = new TemporaryFiles();
        var picture = files.PathOf("picture.svg");
        var run = await Cli.RunAsync("run", Cli.Example("s5-unique-keys.json"), "--picture", picture);
        Assert.True(run.ExitCode == ExitCodes.Done, run.Error);

        GeneratedFile.Verify("docs/images/unique-keys.svg", await File.ReadAllTextAsync(picture, TestContext.Current.CancellationToken), "`run examples/s5-unique-keys.json --picture docs/images/unique-keys.svg`");
    }

    [Fact]
    [Trait(GeneratedFile.Trait, "docs/images/copies.svg")]
    public async Task PictureOfCopies_IsWhatTheRunDraws()
    {
        using var files = new TemporaryFiles();
        var picture = files.PathOf("picture.svg");
        var run = await Cli.RunAsync("run", Cli.Example("copies-to-accounts.json"), "--configuration", Cli.Example("other-account.deployment.json"), "--picture", picture);
        Assert.True(run.ExitCode == ExitCodes.Done, run.Error);

        GeneratedFile.Verify("docs/images/copies.svg", await File.ReadAllTextAsync(picture, TestContext.Current.CancellationToken), "`run examples/copies-to-accounts.json --configuration examples/other-account.deployment.json --picture docs/images/copies.svg`");
    }

    [Fact]
    public void RequestsDocument_NamesEveryExample()
    {
        var document = Repository.Read("docs/requests.md");

        Assert.All(ExampleRequests.Names, example => Assert.Contains($"(../examples/{example.Data})", document, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RequestsDocument_ShowsARequestThatIsRight()
    {
        using var files = new TemporaryFiles();
        var request = files.Request(ShownRequest().Match(Repository.Read("docs/requests.md")).Groups[1].Value);

        var result = await Cli.RunAsync("plan", request);

        Assert.True(result.ExitCode == ExitCodes.Done, result.Error);
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShownRequest();
}
