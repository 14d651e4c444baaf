using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using AmiPipeline.Bootstrap.Tests.Running;
using AmiPipeline.Simulator.Hosting;

namespace AmiPipeline.Benchmarks.ColdStart;

/// <summary>The executable that Lambda runs beside the same program under the JIT compiler, started in turn.</summary>
internal static class ColdStartReport
{
    private const int Runs = 25;
    private const int WarmInvocations = 200;

    /// <summary>Measures, and reports it in Markdown.</summary>
    public static async Task<string> WriteAsync()
    {
        var call = await CheckImageCall.OfAsync("s3-encrypt.json");
        await using var simulator = await SimulatorServer.StartAsync(call.Cloud, new SimulatorServerOptions { RealTime = TimeProvider.System });
        var (native, jit) = (Native(), Jit());
        Contender[] contenders = [native, jit];
        foreach (var contender in contenders)
        {
            // The first start reads the files from the disk, and this program's own code is cold.
            await RunAsync(contender, call, simulator.Endpoint);
        }

        for (var run = 0; run < Runs; run++)
        {
            foreach (var contender in contenders)
            {
                contender.Samples.Add(await RunAsync(contender, call, simulator.Endpoint));
            }
        }

        var ratio = Median(jit, sample => sample.First.TotalMilliseconds) / Median(native, sample => sample.First.TotalMilliseconds);
        return $"""
            `CheckImage` in its own process, from process start to first response, with one EC2 call that the simulator answers on a loopback port. {Runs} runs each, alternating:

            {Table(contenders)}
            The native executable is {ratio:F1} times as fast to its first response. {Environment.ProcessorCount} processors, .NET {Environment.Version}.

            """;
    }

    private static Contender Native() => new(
        "Native AOT", Publishing.Publish(Repository.Root, "bootstrap", "bootstrap"), new Dictionary<string, string?>());

    private static Contender Jit() => new(
        "JIT",
        Publishing.Publish(Repository.Root, "bootstrap-jit", "AmiPipeline.Functions", "PublishAot=false", "DebugType=none"),
        new Dictionary<string, string?> { ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..")) });

    private static MarkdownTable Table(IEnumerable<Contender> contenders)
    {
        var table = new MarkdownTable("", "first response ms, p50", "p95", "warm ms, p50", "peak memory MiB", "zip MB");
        foreach (var contender in contenders)
        {
            table.Add(
                contender.Name,
                $"{Median(contender, sample => sample.First.TotalMilliseconds):F1}",
                $"{Percentile(contender, 0.95, sample => sample.First.TotalMilliseconds):F1}",
                $"{Median(contender, sample => sample.Warm.TotalMilliseconds):F2}",
                $"{Median(contender, sample => sample.PeakMebibytes):F1}",
                $"{contender.ZipMegabytes():F1}");
        }

        return table;
    }

    private static async Task<ColdStartSample> RunAsync(Contender contender, CheckImageCall call, Uri endpoint)
    {
        var environment = new Dictionary<string, string?>(contender.Variables)
        {
            ["_HANDLER"] = FunctionNames.CheckImage,
            ["AWS_ENDPOINT_URL"] = endpoint.AbsoluteUri,
        };
        using var taskRoot = new TaskRoot(Repository.Read("deployment.json"));
        await using var process = await BootstrapProcess.StartAsync([contender.File], taskRoot.Path, environment);
        var first = await TimeAsync(process, call, "first", process.StartedAt);

        var warm = new List<TimeSpan>();
        for (var number = 0; number < WarmInvocations; number++)
        {
            warm.Add(await TimeAsync(process, call, $"warm-{number}", Stopwatch.GetTimestamp()));
        }

        warm.Sort();
        return new ColdStartSample(first, warm[warm.Count / 2], PeakMebibytes(process.Id));
    }

    private static async Task<TimeSpan> TimeAsync(BootstrapProcess process, CheckImageCall call, string requestId, long since)
    {
        var answer = await process.InvokeAsync(Invocation.Of(requestId, call.Payload, TimeSpan.FromMinutes(1)));
        return answer.IsError ? throw new InvalidOperationException(answer.Text) : Stopwatch.GetElapsedTime(since, answer.ReceivedAt);
    }

    private static double PeakMebibytes(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private static double Median(Contender contender, Func<ColdStartSample, double> value) => Percentile(contender, 0.5, value);

    private static double Percentile(Contender contender, double share, Func<ColdStartSample, double> value)
    {
        var sorted = contender.Samples.Select(value).Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
