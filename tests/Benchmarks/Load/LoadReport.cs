namespace AmiPipeline.Benchmarks.Load;

/// <summary>The simulator's port under load, compared with moto's on the same calls, and with hostile clients.</summary>
/// <param name="clients">How many clients call at a time.</param>
/// <param name="duration">How long each case lasts, in slices that take turns: what else the machine does hits all alike.</param>
internal sealed class LoadReport(int clients, TimeSpan duration)
{
    private const int Slices = 6;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    private readonly List<LoadSlice> _calm = [];
    private readonly List<LoadSlice> _abused = [];
    private readonly List<LoadSlice> _moto = [];
    private readonly List<(double Simulator, double Moto)> _memory = [];
    private readonly List<(AbuseKind Kind, int Status)> _refusals = [];

    /// <summary>Measures, and reports it in Markdown.</summary>
    public async Task<string> WriteAsync()
    {
        using var simulator = await LoadServer.SimulatorAsync(clients);
        using var moto = await LoadServer.MotoAsync(clients);
        await simulator.RunAsync(WarmUp);
        await (moto?.RunAsync(WarmUp) ?? Task.CompletedTask);
        for (var slice = 0; slice < Slices; slice++)
        {
            await MeasureAsync(simulator, moto);
        }

        var perSlice = duration / Slices;
        return $"""
            {clients} clients send requests back to back for {duration.TotalSeconds:F0} s, on the same {Environment.ProcessorCount} cores as the server, in {Slices} interleaved slices of {perSlice.TotalSeconds:F0} s:

            {Speeds(moto?.Name)}
            Server memory in MiB, after the {WarmUp.TotalSeconds:F0} s warm-up and after each slice:

            {Memory(moto?.Name)}
            {RefusalSentence()}

            """;
    }

    private async Task MeasureAsync(LoadServer simulator, LoadServer? moto)
    {
        var perSlice = duration / Slices;
        if (_memory.Count == 0)
        {
            Remember(simulator, moto);
        }

        _calm.Add(await simulator.RunAsync(perSlice));
        if (moto is not null)
        {
            _moto.Add(await moto.RunAsync(perSlice));
        }

        var abuse = new Abuse(simulator.Endpoint).RunAsync(perSlice);
        _abused.Add(await simulator.RunAsync(perSlice));
        _refusals.AddRange(await abuse);
        Remember(simulator, moto);
    }

    private void Remember(LoadServer simulator, LoadServer? moto) => _memory.Add((simulator.ResidentMebibytes, moto?.ResidentMebibytes ?? 0));

    private MarkdownTable Speeds(string? moto)
    {
        var calm = LoadSlice.Of(_calm);
        var table = new MarkdownTable("server", "calls/s", "p50 ms", "p99 ms", "errors", "calls/s, ratio", "p99, ratio");
        Add("simulator", calm);
        Add("simulator, with hostile clients", LoadSlice.Of(_abused));
        if (moto is not null)
        {
            Add(moto, LoadSlice.Of(_moto));
        }

        return table;

        void Add(string name, LoadSlice slice) => table.Add(
            name, $"{slice.CallsPerSecond:N0}", $"{slice.Percentile(0.5):F1}", $"{slice.Percentile(0.99):F1}", $"{slice.Errors}",
            $"{slice.CallsPerSecond / calm.CallsPerSecond:F3}", $"{slice.Percentile(0.99) / calm.Percentile(0.99):F2}");
    }

    private MarkdownTable Memory(string? moto)
    {
        var table = new MarkdownTable(["server", "start", .. Enumerable.Range(1, Slices).Select(slice => $"{slice}")]);
        table.Add(["simulator", .. _memory.Select(memory => $"{memory.Simulator:F0}")]);
        if (moto is not null)
        {
            table.Add([moto, .. _memory.Select(memory => $"{memory.Moto:F0}")]);
        }

        return table;
    }

    private string RefusalSentence()
    {
        var kinds = AbuseKind.All.Select(kind =>
        {
            var statuses = _refusals.Where(refusal => refusal.Kind == kind).Select(refusal => refusal.Status).ToList();
            var odd = statuses.Where(status => status != kind.Refusal).CountBy(status => status)
                .Select(count => $", {count.Value:N0} with {(count.Key == 0 ? "a closed connection" : count.Key)}");
            return $"{statuses.Count:N0} {kind.Name} ({statuses.Count(status => status == kind.Refusal):N0} refused with {kind.Refusal}{string.Concat(odd)})";
        });
        return $"Hostile requests: {string.Join(", ", kinds)}.";
    }
}
