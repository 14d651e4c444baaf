using System.Text.RegularExpressions;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed partial class ReadmeTests
{
    [Fact]
    public async Task Readme_ShowsWhatTheRunPrints()
    {
        var shown = ShownRun().Match(await File.ReadAllTextAsync(Path.Combine(Cli.Root(), "README.md"))).Groups[1].Value;
        var printed = (await Cli.RunAsync("run", Cli.Example("s5-unique-keys.json"))).Out;

        Assert.True(shown == printed, $"README.md shows another run than the program prints. Between its markers \"run: begin\" and \"run: end\" must stand:\n{printed}");
    }

    [GeneratedRegex("<!-- run: begin -->\n```text\n(.*?)```\n<!-- run: end -->", RegexOptions.Singleline)]
    private static partial Regex ShownRun();

    [Fact]
    public async Task Readme_NamesEveryExample()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Cli.Root(), "README.md"));

        Assert.All(RunCommandTests.Examples, example => Assert.Contains($"(examples/{example.Data})", readme, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Readme_ShowsARequestThatIsRight()
    {
        using var files = new TemporaryFiles();
        var readme = await File.ReadAllTextAsync(Path.Combine(Cli.Root(), "README.md"));
        var request = files.Request(ShownRequest().Match(readme).Groups[1].Value);

        var result = await Cli.RunAsync("plan", request);

        Assert.True(result.ExitCode == ExitCodes.Done, result.Error);
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShownRequest();
}
