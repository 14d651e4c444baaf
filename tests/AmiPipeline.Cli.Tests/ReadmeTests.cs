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

    /// <summary>The run is held against the program above; here the picture is held against the run.</summary>
    [Fact]
    public void Picture_ShowsTheDevicesAndKeysOfTheRun()
    {
        var readme = Repository.Read("README.md");
        var picture = Repository.Read("docs/images/unique-keys.svg");

        var shown = PictureText().Matches(picture[picture.IndexOf("New image", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value);

        var devices = TableRow().Matches(readme);
        Assert.NotEmpty(devices);
        Assert.Equal(devices.SelectMany(row => new[] { row.Groups[1].Value, $"snapshot, {row.Groups[2].Value}", row.Groups[3].Value }), shown);
    }

    [GeneratedRegex("<text class=\"(?:code|small)[^>]*>([^<]*(?:/|GiB)[^<]*)</text>")]
    private static partial Regex PictureText();

    [GeneratedRegex("^│ (/dev/\\S+) *│ snap-\\S+ *│ (\\d+ GiB) *│ yes *│ (alias/[^,]+),", RegexOptions.Multiline)]
    private static partial Regex TableRow();

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
