using Xunit;

namespace AmiPipeline.Cli.Tests.Pages;

public sealed class BrowserTests : IDisposable
{
    // With a copy in each of two Regions.
    private const string CopiedImage = """
        { "regions": [{ "name": "us-east-1" }, { "name": "eu-west-1" }], "accounts": [{ "id": "111122223333", "regions": [
          { "name": "us-east-1", "snapshots": [{ "id": "snap-0aaaaaaaaaaaaaaa1", "sizeGiB": 8 }, { "id": "snap-0aaaaaaaaaaaaaaa2", "sizeGiB": 8 }], "images": [
            { "id": "ami-0aaaaaaaaaaaaaaa1", "name": "base", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa1" }] },
            { "id": "ami-0aaaaaaaaaaaaaaa2", "name": "copy", "sourceImageId": "ami-0aaaaaaaaaaaaaaa1", "sourceImageRegion": "us-east-1", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa2" }] }] },
          { "name": "eu-west-1", "snapshots": [{ "id": "snap-0aaaaaaaaaaaaaaa3", "sizeGiB": 8 }], "images": [
            { "id": "ami-0aaaaaaaaaaaaaaa3", "name": "a-copy-with-a-name-of-its-own-abroad", "sourceImageId": "ami-0aaaaaaaaaaaaaaa1", "sourceImageRegion": "us-east-1", "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa3" }] }] }
        ] }] }
        """;

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("run", "examples/copies.json", "--report", "FILE")]
    [InlineData("run", "examples/s1-preserve-mixed.json", "--report", "FILE")]
    [InlineData("explore", "examples/s3-encrypt.json", "--faults", "throttled", "--report", "FILE")]
    [InlineData("find", "--account", "examples/simulated-account.json", "--name", "s*", "--output", "html")]
    [InlineData("find", "--account", "WORLD", "--region", "us-east-1", "--region", "eu-west-1", "--name", "base", "--output", "html")]
    [InlineData("fleet", "run", "LIST", "--account", "examples/simulated-account.json", "--output", "html")]
    public async Task Page_OpensAtEveryWidthInBothSchemesAndOnPaper(params string[] command)
    {
        var path = _files.PathOf("page.html");
        _files.Add("list.json", """[{ "source": { "imageId": "ami-05000000000000001" }, "name": "aaa" }, { "source": { "imageId": "ami-0dead000000000001" }, "name": "bbb" }]""");
        _files.Add("world.json", CopiedImage);
        var result = await Cli.RunAsync([.. command.Select(word => word switch { "FILE" => path, "LIST" => _files.PathOf("list.json"), "WORLD" => _files.PathOf("world.json"), _ => word.StartsWith("examples/", StringComparison.Ordinal) ? Cli.Example(word["examples/".Length..]) : word })]);
        if (!command.Contains("FILE"))
        {
            _files.Add("page.html", result.Out);
        }

        var views = await Browser.OpenAsync(path);

        Assert.Equal(["light 400", "light 1000", "light 1600", "dark 400", "dark 1000", "dark 1600", "print"], views.Select(view => view.View));
        Assert.All(views, view =>
        {
            Assert.Empty(view.Requests);
            Assert.Empty(view.Errors);
            Assert.Empty(view.Violations);
            Assert.True(view.Overflow <= 0, $"{view.View}: {view.Overflow} pixels too wide");
            Assert.DoesNotContain("BODY", view.Focused.Take(1));
        });
    }

    /// <summary>Without a script in the page: the arrow keys choose how wide the bars are, and move what is wider than the window.</summary>
    [Fact]
    public async Task Timeline_IsZoomedByTheKeyboard()
    {
        const string Script = """
            const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
            await page.goto(args[0]);
            const ratio = () => page.evaluate(() => { const scroll = document.querySelector(".zoom .scroll"); return Math.round(scroll.querySelector(".tracks").clientWidth / scroll.clientWidth); });
            const ratios = [await ratio()];
            await page.focus("#zoom-1");
            for (let press = 0; press < 3; press++) {
              await page.keyboard.press("ArrowRight");
              ratios.push(await ratio());
            }
            await page.keyboard.press("Tab");
            const region = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
            await page.keyboard.press("ArrowRight");
            await page.waitForFunction(() => document.activeElement.scrollLeft > 0);
            await page.focus("#lineage summary");
            await page.keyboard.press("Enter");
            const tree = await page.evaluate(() => document.querySelector("#lineage details").open);
            await page.close();
            return { ratios, region, tree };
            """;
        await Cli.RunAsync("run", Cli.Example("s3-encrypt.json"), "--report", _files.PathOf("report.html"));

        var result = await Browser.RunAsync(Script, new Uri(_files.PathOf("report.html")).AbsoluteUri);

        Assert.Equal([1, 2, 4, 8], result.GetProperty("ratios").EnumerateArray().Select(ratio => ratio.GetInt32()));
        Assert.Equal("Bars of the timeline; the table below has the same", result.GetProperty("region").GetString());
        Assert.True(result.GetProperty("tree").GetBoolean());
    }
}
