using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AmiPipeline.Cli.SimulatorConsole;
using AmiPipeline.Cli.Tests.SimulatorConsole;
using Xunit;

namespace AmiPipeline.Cli.Tests.Pages;

/// <summary>The documentation's pictures of pages are of pages as they are: by the outlines that .ci/pictures has put into them, not by pixels.</summary>
public sealed partial class PictureOutlineTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Report_IsThatOfThePicture()
    {
        await Cli.RunAsync("run", Cli.Example("s5-unique-keys.json"), "--report", _files.PathOf("report.html"));

        AssertIsOf("report.png", await _files.ReadAsync("report.html"));
    }

    [Fact]
    public async Task Console_IsThatOfThePicture()
    {
        await using var lab = await ConsoleLab.StartAsync(TimeProvider.System, withPipeline: true);
        await lab.StartExecutionAsync(await File.ReadAllTextAsync(Cli.Example("s5-unique-keys.json"), TestContext.Current.CancellationToken));

        AssertIsOf("console.png", (await lab.GetAsync(ConsolePaths.Execution(lab.Source.Executions[0].Arn))).Text);
    }

    // The ids of what was made may be others.
    private static void AssertIsOf(string picture, string page)
    {
        var outline = Heading().Matches(page).Select(heading => Ids().Replace(WebUtility.HtmlDecode(heading.Groups[2].Value), "ID")).ToList();

        Assert.True(outline.Count > 10, page);
        var taken = Outline(File.ReadAllBytes(Repository.PathOf($"docs/images/{picture}"))).Split('\n').Select(line => Ids().Replace(line, "ID"));
        Assert.True(outline.SequenceEqual(taken), $"docs/images/{picture} is of another page; .ci/pictures takes it again.");
    }

    // PNG (W3C), 5.3 and 11.3.3: eight bytes, then chunks of a length, a type, data and a CRC; the data of iTXt is not compressed here.
    private static string Outline(byte[] png)
    {
        const string Keyword = "Outline\0\0\0\0\0";
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var text = Encoding.UTF8.GetString(png, at + 8, length);
            if (Encoding.Latin1.GetString(png, at + 4, 4) == "iTXt" && text.StartsWith(Keyword, StringComparison.Ordinal))
            {
                return text[Keyword.Length..];
            }

            at += 12 + length;
        }

        return "";
    }

    [GeneratedRegex("""<(h2|caption|th scope="col")[^>]*>(.*?)</""")]
    private static partial Regex Heading();

    [GeneratedRegex("(ami|i|snap|vol)-[0-9a-f]{17}")]
    private static partial Regex Ids();
}
