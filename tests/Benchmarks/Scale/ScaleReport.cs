namespace AmiPipeline.Benchmarks.Scale;

/// <summary>Runs fleets of growing size in the simulator, and reports in Markdown what they took.</summary>
internal sealed class ScaleReport
{
    // One account and Region, with the queue for copies and without it; then twenty accounts of five Regions.
    private static readonly (int Images, int Accounts, int Regions, bool Queues)[] Fleets =
        [(500, 1, 1, true), (1_000, 1, 1, true), (500, 1, 1, false), (1_000, 1, 1, false), (1_000, 20, 5, false), (10_000, 20, 5, false)];

    private const int Longest = 10_000;

    private static readonly int[] Worlds = [10_000, 100_000];

    private readonly List<FleetTrial> _trials = [];
    private readonly List<WorldTrial> _worlds = [];

    /// <summary>Fleets that were not done as promised, one line each.</summary>
    public IEnumerable<string> Bad => _trials
        .Where(trial => trial.Progress.Converted != trial.World.Images || trial.FailedByLimits > 0 || (trial.Queues && trial.Refused.Quota > 0))
        .Select(trial => $"{trial.World.Images} images: {trial.Progress.Converted} converted, {trial.FailedByLimits} failed by limits, {trial.Refused.Quota} calls refused for a quota");

    /// <summary>The plot of the largest.</summary>
    public string Plot => new ProgressPlot(_trials[^1]).ToSvg();

    /// <summary>Runs them, and writes the report.</summary>
    public async Task<string> WriteAsync()
    {
        foreach (var (images, accounts, regions, queues) in Fleets)
        {
            _trials.Add(await FleetTrial.RunAsync(new FleetWorld(images, accounts, regions), FleetDefaults.MaxConcurrency, queues));
            Console.Error.WriteLine($"{images} images in {accounts * regions} accounts and Regions, queue {queues}: {_trials[^1].Took}");
        }

        // The first run of anything has the cost of its compilation.
        await WorldTrial.RunAsync(Worlds[0]);
        foreach (var images in Worlds)
        {
            _worlds.Add(await WorldTrial.RunAsync(images));
        }

        var (less, more) = (_trials[^2], _trials[^1]);
        return $"""
            {Outcome()}
            For each image, and what the simulation itself took:

            {Costs()}
            From {less.World.Images:N0} to {more.World.Images:N0} images, the memory that is held at the end grows by {(more.MiB - less.MiB) * 1024 / (more.World.Images - less.World.Images):F0} KiB for each image.

            The simulator itself, with one account of many images; all times are processor time:

            {Simulator()}
            .NET {Environment.Version}, {Environment.ProcessorCount} cores.

            """;
    }

    /// <summary>Runs the longest instead: all in one account and Region, from a list in a bucket, with the queue for copies.</summary>
    public async Task<string> WriteLongestAsync()
    {
        _trials.Add(await FleetTrial.RunAsync(new FleetWorld(Longest), FleetDefaults.MaxConcurrency, queues: true, hasBucket: true));
        return $"""
            {Outcome()}
            {Costs()}
            """;
    }

    private string Outcome()
    {
        var table = new MarkdownTable("images", "accounts and Regions", "queue", "converted", "failed by quota or throttling", "took", "minimum", "took ÷ minimum", "calls refused for a quota", "for their rate");
        foreach (var trial in _trials)
        {
            table.Add(
                $"{trial.World.Images:N0}", $"{trial.World.Locations.Count:N0}", Queue(trial), $"{trial.Progress.Converted:N0}", $"{trial.FailedByLimits}", Hours(trial.Took), Hours(trial.Minimum), $"{trial.Took / trial.Minimum:F2}",
                $"{trial.Refused.Quota:N0}", $"{trial.Refused.Rate:N0}");
        }

        return table.ToString();
    }

    private string Costs()
    {
        var table = new MarkdownTable("images", "accounts and Regions", "queue", "transitions", "invocations", "calls to AWS", "processor time", "all of it", "memory held");
        foreach (var trial in _trials)
        {
            double images = trial.World.Images;
            table.Add(
                $"{images:N0}", $"{trial.World.Locations.Count:N0}", Queue(trial), $"{trial.Transitions / images:F1}", $"{trial.Invocations / images:F1}", $"{trial.Calls / images:F1}",
                $"{trial.Processor.TotalMilliseconds / images:F0} ms", $"{trial.Processor.TotalSeconds:F0} s", $"{trial.MiB:F0} MiB");
        }

        return table.ToString();
    }

    private string Simulator()
    {
        var table = new MarkdownTable("images", "loading a world file", "first page of DescribeImages with filters", "each page after it");
        foreach (var world in _worlds)
        {
            table.Add($"{world.Images:N0}", $"{world.Loading.TotalSeconds:F1} s", $"{world.FirstPage.TotalMilliseconds:F0} ms", $"{world.NextPage.TotalMilliseconds:F1} ms");
        }

        return table.ToString();
    }

    private static string Queue(FleetTrial trial) => trial.Queues ? "yes" : "no";

    private static string Hours(TimeSpan time) => $"{(int)time.TotalHours} h {time.Minutes} min";
}
