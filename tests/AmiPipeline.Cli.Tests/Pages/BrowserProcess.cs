using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace AmiPipeline.Cli.Tests.Pages;

/// <summary>Node with one Chromium, which runs what tests send, a line each, until its standard input ends with this process.</summary>
internal static class BrowserProcess
{
    private const string Host = """
        const { chromium } = require("playwright-core");
        const { readFileSync } = require("node:fs");
        const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
        const executablePath = process.argv[1];
        const launched = chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
        const AsyncFunction = (async () => {}).constructor;
        const answer = async ({ script, args }) => {
          try {
            return { value: await new AsyncFunction("browser", "args", "axe", "chromium", "executablePath", "require", script)(await launched, args, axe, chromium, executablePath, require) };
          } catch (error) {
            return { error: String(error?.stack ?? error) };
          }
        };
        require("node:readline").createInterface({ input: process.stdin })
          .on("line", async line => console.log(JSON.stringify(await answer(JSON.parse(line)))))
          .on("close", async () => { await (await launched).close(); process.exit(); });
        """;

    private static readonly Lazy<Process> Only = new(Start);
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <inheritdoc cref="Browser.RunAsync"/>
    public static async Task<JsonElement> RunAsync(string script, IReadOnlyList<string> arguments)
    {
        Tool.SkipUnlessInstalled("node");
        Tool.SkipUnlessInstalled("chromium");
        var packages = Path.Combine(Repository.Root, "artifacts", "npm", "node_modules");
        Assert.SkipUnless(Directory.Exists(Path.Combine(packages, "playwright-core")) && Directory.Exists(Path.Combine(packages, "axe-core")), "playwright-core or axe-core is not in artifacts/npm; .ci/install-tools puts them there.");
        var cancellation = TestContext.Current.CancellationToken;
        await OneAtATime.WaitAsync(cancellation);
        try
        {
            await Only.Value.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { script, args = arguments }).AsMemory(), cancellation);
            var line = await Only.Value.StandardOutput.ReadLineAsync(cancellation) ?? throw new InvalidOperationException(await Only.Value.StandardError.ReadToEndAsync(cancellation));
            var answer = JsonDocument.Parse(line).RootElement;
            return answer.TryGetProperty("error", out var error) ? throw new InvalidOperationException(error.GetString()) : answer.GetProperty("value");
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("node", ["-e", Host, Tool.PathOf("chromium")!]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NODE_PATH"] = Path.Combine(Repository.Root, "artifacts", "npm", "node_modules");
        var process = Process.Start(start)!;
        process.StandardInput.AutoFlush = true;
        return process;
    }
}
