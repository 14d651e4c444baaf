namespace AmiPipeline.Benchmarks.Scale;

/// <summary>Runs fleets of growing size in the simulator, and reports in Markdown what they took.</summary>
internal sealed class ScaleReport
{
    private static readonly int[] Sizes = [250, 500, 1_000];

    private readonly List<FleetTrial> _trials = [];

    /// <summary>Fleets that were not done as promised, one line each.</summary>
    public IEnumerable<string> Bad => _trials
        .Where(trial => trial.Progress.Converted != trial.World.Images || trial.FailedByLimits > 0)
        .Select(trial => $"{trial.World.Images} images: {trial.Progress.Converted} converted, {trial.FailedByLimits} failed by limits");

    /// <summary>The plot of the largest.</summary>
    public string Plot => new ProgressPlot(_trials[^1]).ToSvg();

    /// <summary>Runs them, and writes the report.</summary>
    public async Task<string> WriteAsync()
    {
        foreach (var images in Sizes)
        {
            _trials.Add(await FleetTrial.RunAsync(new FleetWorld(images), FleetDefaults.MaxConcurrency));
            Console.Error.WriteLine($"{images} images: {_trials[^1].Took}");
        }

        var (less, more) = (_trials[^2], _trials[^1]);
        return $"""
            {Outcome()}
            For each image, and what the simulation itself took:

            {Costs()}
            From {less.World.Images:N0} to {more.World.Images:N0} images, the memory that is held at the end grows by {(more.MiB - less.MiB) * 1024 / (more.World.Images - less.World.Images):F0} KiB for each image. .NET {Environment.Version}, {Environment.ProcessorCount} cores.

            """;
    }

    private string Outcome()
    {
        var table = new MarkdownTable("images", "converted", "failed by quota or throttling", "took", "minimum", "took ÷ minimum", "calls refused for a quota", "for their rate");
        foreach (var trial in _trials)
        {
            table.Add(
                $"{trial.World.Images:N0}", $"{trial.Progress.Converted:N0}", $"{trial.FailedByLimits}", Hours(trial.Took), Hours(trial.Minimum), $"{trial.Took / trial.Minimum:F2}",
                $"{trial.Refused.Quota:N0}", $"{trial.Refused.Rate:N0}");
        }

        return table.ToString();
    }

    private string Costs()
    {
        var table = new MarkdownTable("images", "transitions", "invocations", "calls to AWS", "processor time", "all of it", "memory held");
        foreach (var trial in _trials)
        {
            double images = trial.World.Images;
            table.Add(
                $"{images:N0}", $"{trial.Transitions / images:F1}", $"{trial.Invocations / images:F1}", $"{trial.Calls / images:F1}",
                $"{trial.Processor.TotalMilliseconds / images:F0} ms", $"{trial.Processor.TotalSeconds:F0} s", $"{trial.MiB:F0} MiB");
        }

        return table.ToString();
    }

    private static string Hours(TimeSpan time) => $"{(int)time.TotalHours} h {time.Minutes} min";
}
