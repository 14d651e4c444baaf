using AmiPipeline.Cli.SimulatorConsole;
using AmiPipeline.Cli.Tests.Pages;
using Xunit;

namespace AmiPipeline.Cli.Tests.SimulatorConsole;

/// <summary>The console in headless Chromium; skipped if there is none.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    // A person plans a fault and skips an hour while calls come in, on the page that was loaded once.
    private const string Drive = """
        const [url] = args;
        const page = await browser.newPage();
        const errors = [];
        page.on("console", message => message.type() === "error" && errors.push(message.text()));
        page.on("pageerror", error => errors.push(String(error)));
        const status = () => page.textContent("#status");
        const becomes = (find, expected) => page.waitForFunction(([find, expected]) => document.querySelector(find)?.textContent.includes(expected), [find, expected], { timeout: 10000 });
        const call = () => fetch(new URL("/?Version=2016-11-15&Action=CopyImage&SourceRegion=us-east-1&SourceImageId=ami-03000000000000001&Name=copy-" + Math.random(), url));
        await page.goto(new URL("/", url).href);
        const landed = page.url();
        await page.evaluate(() => window.loadedOnce = true);
        await page.selectOption("#fault-call", "CopyImage");
        await page.selectOption("#fault-kind", "throttled");
        await page.click("text=Plan it for the call");
        await becomes("#status", "Planned");
        const planned = await status();
        await becomes("#pending-body", "1 fault has not struck yet.");
        await call();
        await becomes("#calls-body", "RequestLimitExceeded");
        await page.click("#call-1 summary");
        await call();
        await becomes("#calls-body", "2");
        await page.waitForSelector("#call-2");
        const staysOpen = await page.evaluate(() => document.querySelector("#call-1").open);
        await page.focus("text=Skip an hour");
        await page.keyboard.press("Enter");
        await becomes("#status", "Skipped");
        const skipped = await status();
        const loadedOnce = await page.evaluate(() => window.loadedOnce);
        await page.goto(new URL("/_simulator/console/place?account=111122223333&region=us-east-1&find=copy-", url).href);
        const found = await page.locator("#images-body tbody tr").count();
        await page.click("#images-body tbody a");
        await page.waitForSelector("img.lineage");
        const picture = await page.evaluate(() => document.querySelector("img.lineage").naturalWidth);
        await page.close();
        return { landed, planned, staysOpen, skipped, loadedOnce, found, picture, errors };
        """;

    // A page of another origin tries what such pages can: a form, fetch, an image's address, server-sent events, a frame; by this machine's name and by another that leads here.
    private const string Attack = """
        const { createServer } = require("node:http");
        const [url] = args;
        const evil = createServer((request, response) => { response.setHeader("Content-Type", "text/html"); response.end("<!DOCTYPE html><title>evil</title>"); });
        await new Promise(done => evil.listen(0, "127.0.0.1", done));
        const { port } = new URL(url);
        // Chromium keeps pages from this machine by itself by now; other browsers don't.
        const other = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP evil.example 127.0.0.1", "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessSendPreflights"] });
        const attack = async (from, target) => {
          const page = await other.newPage();
          // What the name led to before it was made to lead here.
          await page.route(from, route => route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html><title>evil</title>" }));
          await page.goto(from);
          const read = await page.evaluate(async target => {
            const read = [];
            const form = { method: "POST", body: new URLSearchParams({ what: "advance", seconds: "3600" }) };
            for (const [path, options] of [["/_simulator/console/do", form], ["/_simulator/console", {}], ["/_simulator/reset", { method: "POST", body: "{}" }], ["/?Version=2016-11-15&Action=DeregisterImage&ImageId=ami-03000000000000001", {}]]) {
              for (const mode of ["no-cors", "cors"]) {
                try { const response = await fetch(target + path, { ...options, mode }); if (response.ok) read.push(path); } catch {}
              }
            }
            await new Promise(done => { const image = new Image(); image.onload = image.onerror = done; image.src = target + "/?Version=2016-11-15&Action=DeregisterImage&ImageId=ami-03000000000000001"; });
            await new Promise(done => { const source = new EventSource(target + "/_simulator/console/live?path=/_simulator/console"); source.onmessage = source.onopen = () => { read.push("live"); done(); }; source.onerror = () => { source.close(); done(); }; });
            const frame = document.createElement("iframe");
            frame.src = target + "/_simulator/console";
            await new Promise(done => { frame.onload = frame.onerror = done; document.body.append(frame); });
            return read;
          }, target);
          await page.setContent(`<form method="post" action="${target}/_simulator/console/do"><input name="what" value="advance"><input name="seconds" value="3600"><button>Win</button></form>`);
          await Promise.all([page.waitForLoadState("load"), page.click("button")]);
          await page.waitForTimeout(200);
          await page.close();
          return read;
        };
        const read = [
          ...await attack(`http://127.0.0.1:${evil.address().port}/`, `http://127.0.0.1:${port}`),
          ...await attack(`http://evil.example:${evil.address().port}/`, `http://127.0.0.1:${port}`),
          ...await attack(`http://evil.example:${port}/before`, `http://evil.example:${port}`),
        ];
        await other.close();
        evil.close();
        return read;
        """;

    private ConsoleLab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await ConsoleLab.StartAsync(TimeProvider.System, withPipeline: true);

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task Console_IsDrivenOnOnePage_ThatChangesByItself()
    {
        var result = await Browser.RunAsync(Drive, _lab.Console.AbsoluteUri);

        Assert.Equal(_lab.Console.AbsoluteUri, result.GetProperty("landed").GetString());
        Assert.Equal("Planned for the next CopyImage: throttled once.", result.GetProperty("planned").GetString());
        Assert.True(result.GetProperty("staysOpen").GetBoolean());
        Assert.Equal("Skipped 1 h 0 min.", result.GetProperty("skipped").GetString());
        Assert.True(result.GetProperty("loadedOnce").GetBoolean());
        Assert.Equal(1, result.GetProperty("found").GetInt32());
        Assert.True(result.GetProperty("picture").GetInt32() > 100);
        Assert.Empty(result.GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task PagesOfOtherOrigins_NeitherReadNorDriveIt()
    {
        var before = _lab.Cloud.Inspect(ConsoleLab.Account, ConsoleLab.Region).Dump();

        var read = await Browser.RunAsync(Attack, _lab.Console.AbsoluteUri);

        Assert.Equal(before, _lab.Cloud.Inspect(ConsoleLab.Account, ConsoleLab.Region).Dump());
        Assert.InRange(_lab.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));
        Assert.Empty(read.EnumerateArray());
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("place")]
    [InlineData("image")]
    [InlineData("calls")]
    [InlineData("execution")]
    public async Task Page_OpensAtEveryWidthAndInBothSchemes(string page)
    {
        await _lab.CallAsync("Action=CopyImage&SourceRegion=us-east-1&SourceImageId=ami-03000000000000001&Name=copy");
        await _lab.StartExecutionAsync("""{ "source": { "imageId": "ami-03000000000000001" }, "name": "made" }""");
        var path = page switch
        {
            "place" => ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region),
            "image" => ConsolePaths.Image("ami-03000000000000001"),
            "calls" => ConsolePaths.Calls,
            "execution" => ConsolePaths.Execution(_lab.Source.Executions[0].Arn),
            _ => ConsolePaths.Root,
        };

        var views = await Browser.OpenAsync(new Uri(_lab.Endpoint, path).AbsoluteUri, _lab.Console.AbsoluteUri);

        Assert.Equal(7, views.Count);
        Assert.All(views, view =>
        {
            Assert.Empty(view.Requests);
            Assert.Empty(view.Errors);
            Assert.Empty(view.Violations);
            Assert.True(view.Overflow <= 0, $"{view.View}: {view.Overflow} pixels too wide");
            Assert.Equal(view.View == "print" ? null : "A", view.Focused is [var first, ..] ? first : null);
        });
    }
}
