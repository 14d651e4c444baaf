using System.Diagnostics;

namespace AmiPipeline.Benchmarks;

/// <summary>Runs the benchmarks and reports them in Markdown.</summary>
/// <param name="meter">Measures.</param>
internal sealed class Report(Meter meter)
{
    private const string Main = "s5-unique-keys.json";
    private const int LongLoop = 1000;
    private const int ShortLoop = 5;
    private const int SideBySide = 10_000;

    private static readonly string[] Requests = [Main, "s5-unique-keys-snapshots.json", "s3-encrypt.json"];

    /// <summary>Measures, in the order that keeps the peak of memory the full stack's own.</summary>
    public async Task<string> WriteAsync()
    {
        var cold = await ColdAsync();
        var stack = await FullStackAsync();
        var peak = PeakMebibytes();
        var parts = await PartsAsync();
        var engine = await EngineAsync();
        return $"""
            Whole executions, each in a new simulated account, on one core:

            {stack}
            The first execution in a process takes {cold.TotalMilliseconds:F0} ms, JIT compilation included. Peak memory of the process: {peak:F0} MiB.

            Where the time goes in `{Main}`, with each part measured alone on its share of the same execution:

            {parts}
            The States Language engine alone, in a Wait → Task → Choice loop:

            {engine}
            """;
    }

    private static async Task<TimeSpan> ColdAsync()
    {
        var before = Environment.CpuUsage.TotalTime;
        await new FullStack(Main).RunAsync();
        return Environment.CpuUsage.TotalTime - before;
    }

    private async Task<MarkdownTable> FullStackAsync()
    {
        var stacks = Array.ConvertAll(Requests, request => new FullStack(request));
        var measurements = await meter.MeasureAsync([.. stacks.Select(stack => (Func<Task>)stack.RunAsync)]);

        var table = new MarkdownTable("request", "executions/s", "KiB each", "EC2 calls", "KMS calls", "transitions", "virtual time");
        foreach (var (request, stack, measured) in Requests.Zip(stacks, measurements))
        {
            var report = await stack.RunAsync();
            table.Add(
                $"`{request}`", $"{measured.PerSecond:F0}", $"{measured.Bytes / 1024:F0}", $"{report.Ec2Calls}",
                $"{report.KmsCalls}", $"{report.StateTransitions}", $"{report.Duration:h\\:mm\\:ss}");
        }

        return table;
    }

    private async Task<MarkdownTable> PartsAsync()
    {
        var stack = new FullStack(Main);
        var recording = await Recording.OfAsync(stack.Request);
        var measurements = await meter.MeasureAsync(
            recording.ReplaySimulatorAsync, recording.ReplayFunctionsAsync, recording.ReplayEngineAsync, stack.RunAsync);
        var (simulator, functions, engine, whole) = (measurements[0], measurements[1], measurements[2], measurements[3]);

        var table = new MarkdownTable("part", "µs", "share", "KiB", "µs per call", "relative to the simulator");
        Add("simulator: state and responses", simulator);
        Add("functions and SDK", functions);
        Add("engine: the definition", engine);
        Add("rest: HTTP messages, cache misses", Rest(whole, simulator, functions, engine));
        Add("total", whole);
        return table;

        void Add(string part, Measurement measured) => table.Add(
            part, $"{measured.Microseconds:F0}", $"{measured.Microseconds / whole.Microseconds:P0}", $"{measured.Bytes / 1024:F0}",
            $"{measured.Microseconds / recording.Calls:F1}", $"{measured.Microseconds / simulator.Microseconds:F2}");
    }

    private static Measurement Rest(Measurement whole, params IEnumerable<Measurement> parts) => whole with
    {
        Microseconds = whole.Microseconds - parts.Sum(part => part.Microseconds),
        Bytes = whole.Bytes - parts.Sum(part => part.Bytes),
    };

    private async Task<MarkdownTable> EngineAsync()
    {
        var table = new MarkdownTable("concurrent executions", "transitions/s", "bytes per transition", "peak MiB");
        await AddAsync(1, LongLoop);
        await AddAsync(SideBySide, ShortLoop);
        return table;

        async Task AddAsync(int executions, int rounds)
        {
            var machine = new LoopMachine(rounds);
            var transitions = await machine.RunAsync(executions);
            var measured = (await meter.MeasureAsync(() => machine.RunAsync(executions)))[0].Per(transitions);
            table.Add($"{executions:N0} × {rounds:N0} rounds", $"{measured.PerSecond:N0}", $"{measured.Bytes:F0}", $"{PeakMebibytes():F0}");
        }
    }

    private static double PeakMebibytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (1024.0 * 1024);
    }
}
