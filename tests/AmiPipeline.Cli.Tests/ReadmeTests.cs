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

    /// <summary>The run is held against the program above; here the picture is held against the run.</summary>
    [Fact]
    public async Task Picture_ShowsTheDevicesAndKeysOfTheRun()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Cli.Root(), "README.md"));
        var picture = await File.ReadAllTextAsync(Path.Combine(Cli.Root(), "docs", "images", "unique-keys.svg"));

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
    public async Task RequestsDocument_NamesEveryExample()
    {
        var document = await File.ReadAllTextAsync(Path.Combine(Cli.Root(), "docs", "requests.md"));

        Assert.All(RunCommandTests.Examples, example => Assert.Contains($"(../examples/{example.Data})", document, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RequestsDocument_ShowsARequestThatIsRight()
    {
        using var files = new TemporaryFiles();
        var document = await File.ReadAllTextAsync(Path.Combine(Cli.Root(), "docs", "requests.md"));
        var request = files.Request(ShownRequest().Match(document).Groups[1].Value);

        var result = await Cli.RunAsync("plan", request);

        Assert.True(result.ExitCode == ExitCodes.Done, result.Error);
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShownRequest();
}
