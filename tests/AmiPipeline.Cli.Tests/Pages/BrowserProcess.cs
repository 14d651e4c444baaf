using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace AmiPipeline.Cli.Tests.Pages;

/// <summary>Node with one Chromium, which runs what tests send, a line each, until its standard input ends with this process.</summary>
internal static class BrowserProcess
{
    // Each answer has its script's number. A script that does not end is given up; its pages are closed in any case.
    private const string Host = """
        const { chromium } = require("playwright-core");
        const { readFileSync } = require("node:fs");
        const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
        const [executablePath, deadline] = process.argv.slice(1);
        const launched = chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
        const AsyncFunction = (async () => {}).constructor;
        const answer = async ({ id, script, args }) => {
          let timer;
          const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`The script has not ended after ${deadline} ms.`)), Number(deadline)); });
          try {
            const run = new AsyncFunction("browser", "args", "axe", "chromium", "executablePath", "require", script)(await launched, args, axe, chromium, executablePath, require);
            return { id, value: await Promise.race([run, late]) };
          } catch (error) {
            return { id, error: String(error?.stack ?? error) };
          } finally {
            clearTimeout(timer);
            await Promise.all((await launched).contexts().map(context => context.close()));
          }
        };
        let last = Promise.resolve();
        require("node:readline").createInterface({ input: process.stdin })
          .on("line", line => { last = last.then(async () => console.log(JSON.stringify(await answer(JSON.parse(line))))); })
          .on("close", async () => { await (await launched).close(); process.exit(); });
        process.on("unhandledRejection", error => console.error(error));
        """;

    // Much more than the slowest needs on a busy machine.
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Process> Only = new(Start);
    private static readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> Waiting = new();
    private static readonly ConcurrentQueue<string> Errors = new();
    private static int _scripts;

    /// <inheritdoc cref="Browser.RunAsync"/>
    public static Task<JsonElement> RunAsync(string script, IReadOnlyList<string> arguments)
    {
        Tool.SkipUnlessInstalled("node");
        Tool.SkipUnlessInstalled("chromium");
        var packages = Path.Combine(Repository.Root, "artifacts", "npm", "node_modules");
        Assert.SkipUnless(Directory.Exists(Path.Combine(packages, "playwright-core")) && Directory.Exists(Path.Combine(packages, "axe-core")), "playwright-core or axe-core is not in artifacts/npm; .ci/install-tools puts them there.");
        return SendAsync(script, arguments).WaitAsync(TestContext.Current.CancellationToken);
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("node", ["-e", Host, Tool.PathOf("chromium")!, Deadline.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NODE_PATH"] = Path.Combine(Repository.Root, "artifacts", "npm", "node_modules");
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Errors.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.AutoFlush = true;
        return process;
    }

    private static Task<JsonElement> SendAsync(string script, IReadOnlyList<string> arguments)
    {
        var id = Interlocked.Increment(ref _scripts);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        Waiting[id] = answer;
        lock (Waiting)
        {
            Only.Value.StandardInput.WriteLine(JsonSerializer.Serialize(new { id, script, args = arguments }));
        }

        return answer.Task;
    }

    // The answer for a test that has been cancelled finds nobody who waits for it. Without a line, the process has ended.
    private static void Take(string? line)
    {
        if (line is null)
        {
            foreach (var waiting in Waiting.Values)
            {
                waiting.TrySetException(new InvalidOperationException($"The browser has ended: {string.Join('\n', Errors)}"));
            }

            return;
        }

        var answer = JsonDocument.Parse(line).RootElement;
        if (!Waiting.TryRemove(answer.GetProperty("id").GetInt32(), out var one))
        {
            return;
        }

        if (answer.TryGetProperty("error", out var error))
        {
            one.TrySetException(new InvalidOperationException(error.GetString()));
        }
        else
        {
            one.TrySetResult(answer.GetProperty("value"));
        }
    }
}
