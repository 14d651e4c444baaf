using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace AmiPipeline.Cli.Tests.Pages;

/// <summary>Headless Chromium by Playwright: opens a page as readers do, at three widths and in both schemes, and judges it with axe-core. Nothing of it is kept.</summary>
internal static class Browser
{
    // A page must not reach for anything, nor be wider than the window; what scrolls by itself is within it.
    private const string Script = """
        const { chromium } = require("playwright-core");
        const { readFileSync } = require("node:fs");
        const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

        (async () => {
          const [, executablePath, url, own] = process.argv;
          const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
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
          await browser.close();
          console.log(JSON.stringify(views));
        })().catch(error => { console.error(error); process.exit(1); });
        """;

    /// <summary>Opens a page; without Node, Chromium or the packages, the test is skipped.</summary>
    /// <param name="path">The page's file or URL.</param>
    /// <param name="own">What the URLs of what it may load begin with. Default: nothing may be loaded.</param>
    public static async Task<IReadOnlyList<BrowserView>> OpenAsync(string path, string own = "-") =>
        JsonSerializer.Deserialize<List<BrowserView>>(await RunAsync(Script, new Uri(path).AbsoluteUri, own), JsonSerializerOptions.Web)!;

    /// <summary>Runs a script that drives Chromium by Playwright; without Node, Chromium or the packages, the test is skipped.</summary>
    /// <param name="script">The script; its arguments are Chromium's path and those given here.</param>
    /// <param name="arguments">Its other arguments.</param>
    /// <returns>What it prints.</returns>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        Tool.SkipUnlessInstalled("node");
        Tool.SkipUnlessInstalled("chromium");
        var start = new ProcessStartInfo("node", ["-e", script, Tool.PathOf("chromium")!, .. arguments]);
        start.Environment["NODE_PATH"] = Path.Combine(Repository.Root, "artifacts", "npm", "node_modules");
        var (exitCode, output, error) = await Tool.RunAsync(start);
        Assert.SkipWhen(error.Contains("Cannot find module 'playwright-core'", StringComparison.Ordinal) || error.Contains("Cannot find module 'axe-core/", StringComparison.Ordinal), "playwright-core or axe-core is not in artifacts/npm; .ci/install-tools puts them there.");
        Assert.True(exitCode == 0, error);
        return output;
    }
}

/// <summary>A page at one width and in one scheme.</summary>
internal sealed record BrowserView(
    string View, IReadOnlyList<string> Requests, IReadOnlyList<string> Errors, int Overflow, IReadOnlyList<string> Focused, IReadOnlyList<string> Violations);
