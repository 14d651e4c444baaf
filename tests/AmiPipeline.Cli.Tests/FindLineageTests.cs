using System.Text.RegularExpressions;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Reports;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>The lineages that <c>find</c> shows: a line of nine images, the last of which fourteen were made of, half of them by the pipeline's tag and in another Region.</summary>
public sealed class FindLineageTests : IDisposable
{
    private const string LongName = "a-golden-image-with-a-long-name";

    private static readonly string World = $$"""
        { "regions": [{ "name": "us-east-1" }, { "name": "eu-west-1" }], "accounts": [{ "id": "111122223333", "regions": [
          { "name": "us-east-1", "snapshots": [{ "id": "snap-0aaaaaaaaaaaaaaa1", "sizeGiB": 8 }], "images": [
            {{string.Join(", ", Enumerable.Range(0, 9).Select(number => Image(number, $"line-{number}", number == 0 ? "" : Source(number - 1))))}},
            {{string.Join(", ", Enumerable.Range(20, 7).Select(number => Image(number, LongName + number, Source(8))))}},
            {{Image(40, "tagged", """, "tags": { "ami-pipeline:source": "ami-1\u009b2J", "team\u009b2J": "base" }""")}},
            {{Image(41, "untagged", Source(40))}}] },
          { "name": "eu-west-1", "snapshots": [{ "id": "snap-0aaaaaaaaaaaaaaa1", "sizeGiB": 8 }], "images": [
            {{string.Join(", ", Enumerable.Range(30, 7).Select(number => Image(number, LongName + number, $$""", "tags": { "ami-pipeline:source": "{{IdOf(8)}}" }""")))}}] }
        ] }] }
        """;

    private readonly TemporaryFiles _files = new();

    [Fact]
    public async Task Tree_OfAnImageByName_HasAllThatItWasMadeOf_AndAllThatWasMadeOfIt()
    {
        var result = await FindAsync("--name", "line-8", "--tree");

        Assert.Equal("", result.Error);
        Assert.Equal(9, result.Lines.Count(line => line.Contains(", line-", StringComparison.Ordinal)));
        Assert.Contains($"{IdOf(0)}  source image, line-0, us-east-1", result.Lines);
        Assert.Equal((7, 7), (Count("made of it, .*, us-east-1$"), Count("made of it, .*, eu-west-1$")));

        int Count(string pattern) => result.Lines.Count(line => Regex.IsMatch(line.TrimEnd(), pattern));
    }

    [Fact]
    public async Task Tree_ForWhichCallsWereMissing_SaysSo()
    {
        var result = await FindAsync("--name", "line-8", "--tree", "--unencrypted", "--max-calls", "5");

        Assert.Equal((ExitCodes.Done, FoundImages.NotAllRelatives + "\n"), (result.ExitCode, result.Error));
        Assert.Contains(result.Lines, line => line.EndsWith("image, line-8, us-east-1", StringComparison.Ordinal));
    }

    /// <summary>A picture for readers has an end, and says so.</summary>
    [Fact]
    public async Task Page_OfALongLineage_SaysWhatItLeavesOut()
    {
        var page = (await FindAsync("--name", "line-8", "--output", "html")).Out;

        Assert.Contains("earlier images, find --tree has all", page, StringComparison.Ordinal);
        Assert.Contains("2 more, find --tree has all", page, StringComparison.Ordinal);
        Assert.Contains("intermediate image, line-3, us-east-1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("source image, line-", page, StringComparison.Ordinal);
        Assert.Equal(2 * 12, Regex.Count(page, "made of it, "));
        Assert.Matches("<pre tabindex=\"0\" role=\"region\" aria-label=\"The lineage of ami-[0-9a-f]+ in us-east-1 as a tree\">", page);
    }

    [Fact]
    public async Task Picture_HasNamesAndRegionsInLinesOfTheirOwn_IfOneIsTooNarrow()
    {
        var path = _files.PathOf("lineage.svg");

        await FindAsync("--name", "line-8", "--picture", path);

        var picture = await _files.ReadAsync("lineage.svg");
        Assert.Equal((7, 7), (Regex.Count(picture, ">us-east-1</text>"), Regex.Count(picture, ">eu-west-1</text>")));
        Assert.Contains(">line-8, us-east-1</text>", picture, StringComparison.Ordinal);
    }

    /// <summary>Whoever may tag an image writes what he likes.</summary>
    [Fact]
    public async Task Tags_DoNotDriveTheTerminal()
    {
        var result = await FindAsync("--name", "*tagged", "--lost-attributes", "--tree");

        Assert.DoesNotContain('\u009b', result.Out);
        Assert.Contains("tag:team\uFFFD2J)", result.Out, StringComparison.Ordinal);
        Assert.Contains($"{IdOf(40)}  source image, tagged, us-east-1", result.Lines);
    }

    public void Dispose() => _files.Dispose();

    private static string IdOf(int number) => $"ami-{number:x17}";

    private static string Source(int number) => $$""", "sourceImageId": "{{IdOf(number)}}", "sourceImageRegion": "us-east-1" """;

    private static string Image(int number, string name, string more) =>
        $$"""{ "id": "{{IdOf(number)}}", "name": "{{name}}"{{more}}, "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa1" }] }""";

    private Task<CliResult> FindAsync(params string[] options) =>
        Cli.RunAsync(["find", "--account", _files.Add("world.json", World), "--region", "us-east-1", "--region", "eu-west-1", .. options]);
}
