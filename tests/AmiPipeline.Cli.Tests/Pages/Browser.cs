using System.Text.Json;

namespace AmiPipeline.Cli.Tests.Pages;

/// <summary>Headless Chromium by Playwright, one for all tests: opens a page as readers do, at three widths and in both schemes, judges it with axe-core, and prints it. Nothing of it is kept.</summary>
internal static class Browser
{
    // A page must not reach for anything, nor be wider than the window; what scrolls by itself is within it.
    private const string Open = """
        const [url, own] = args;
        // Loaded anew for each view, in one tab: a tab of its own is a process of its own.
        const page = await browser.newPage();
        const views = [];
        let requests = [], errors = [];
        page.on("request", request => request.url() === url || request.url().startsWith(own) || requests.push(request.url()));
        page.on("console", message => message.type() === "error" && errors.push(message.text()));
        page.on("pageerror", error => errors.push(String(error)));
        for (const colorScheme of ["light", "dark"]) {
          for (const width of [400, 1000, 1600]) {
            requests = [], errors = [];
            await page.emulateMedia({ colorScheme });
            await page.setViewportSize({ width, height: 900 });
            await page.goto(url);
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            // The rules see the layout and the colors: each once is enough.
            const isJudged = (colorScheme === "light") === (width < 1000);
            if (isJudged) await page.evaluate(axe);
            const { violations } = isJudged ? await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })) : { violations: [] };
            const focused = [];
            for (let tab = 0; tab < 3; tab++) {
              await page.keyboard.press("Tab");
              focused.push(await page.evaluate(() => document.activeElement?.tagName));
            }
            views.push({ view: `${colorScheme} ${width}`, requests, errors, overflow, focused, violations: violations.map(violation => `${violation.id}: ${violation.nodes[0].html} ${violation.nodes[0].failureSummary}`) });
          }
        }
        // A sheet of A4 without its margins; whatever the reader's scheme is, paper is white.
        requests = [], errors = [];
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        await page.setViewportSize({ width: 718, height: 1000 });
        await page.goto(url);
        // Nothing scrolls on paper.
        const printed = await page.evaluate(() => ({ overflow: Math.max(document.documentElement.scrollWidth - window.innerWidth, ...Array.from(document.querySelectorAll(".scroll"), region => region.scrollWidth - region.clientWidth)), back: getComputedStyle(document.body).backgroundColor }));
        views.push({ view: "print", requests, errors, overflow: printed.overflow, focused: [], violations: printed.back === "rgb(255, 255, 255)" ? [] : [`The paper is ${printed.back}.`] });
        await page.close();
        return views;
        """;

    // The time of the processor, since a busy machine takes as long as it likes. A page is painted at the latest when its frame after the load has been.
    private const string Work = """
        const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
        const session = await page.context().newCDPSession(page);
        await session.send("Performance.enable", { timeDomain: "threadTicks" });
        await page.goto(args[0]);
        await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
        const { metrics } = await session.send("Performance.getMetrics");
        return { seconds: metrics.find(metric => metric.name === "TaskDuration").value, elements: await page.evaluate(() => document.querySelectorAll("*").length) };
        """;

    /// <summary>Opens a page; without Node, Chromium or the packages, the test is skipped.</summary>
    /// <param name="path">The page's file or URL.</param>
    /// <param name="own">What the URLs of what it may load begin with. Default: nothing may be loaded.</param>
    public static async Task<IReadOnlyList<BrowserView>> OpenAsync(string path, string own = "-") =>
        (await RunAsync(Open, new Uri(path).AbsoluteUri, own)).Deserialize<List<BrowserView>>(JsonSerializerOptions.Web)!;

    /// <summary>How much time of the processor it takes to load and paint a page, and how many elements it has.</summary>
    /// <param name="path">The page's file or URL.</param>
    public static async Task<(TimeSpan Time, int Elements)> WorkAsync(string path)
    {
        var work = await RunAsync(Work, new Uri(path).AbsoluteUri);
        return (TimeSpan.FromSeconds(work.GetProperty("seconds").GetDouble()), work.GetProperty("elements").GetInt32());
    }

    /// <summary>Runs a script in the process of the browser; without Node, Chromium or the packages, the test is skipped.</summary>
    /// <param name="script">The body of an asynchronous function with <c>browser</c>, <c>args</c>, <c>axe</c>, <c>chromium</c>, <c>executablePath</c> and <c>require</c>.</param>
    /// <param name="arguments">Its <c>args</c>.</param>
    /// <returns>What it returns.</returns>
    public static Task<JsonElement> RunAsync(string script, params string[] arguments) => BrowserProcess.RunAsync(script, arguments);
}

/// <summary>A page at one width and in one scheme, or as it is printed.</summary>
internal sealed record BrowserView(
    string View, IReadOnlyList<string> Requests, IReadOnlyList<string> Errors, int Overflow, IReadOnlyList<string> Focused, IReadOnlyList<string> Violations);
