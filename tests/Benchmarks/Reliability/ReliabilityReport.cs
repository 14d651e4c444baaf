using AmiPipeline.Configuration;
using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Earlier;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Functions.Settings;

namespace AmiPipeline.Benchmarks.Reliability;

/// <summary>Explores every example, and reports what came of it in Markdown.</summary>
/// <param name="pairs">How many pairs of faults of each example are explored beside the single ones.</param>
/// <param name="isWhole">Whether all single faults of all examples are explored, and not a share of those that come to the same calls as another one.</param>
internal sealed class ReliabilityReport(int pairs, bool isWhole)
{
    // Of how many single faults one is explored.
    private static readonly Dictionary<string, int> Shares = new() { ["booted"] = 4, ["capture-other-keys"] = 2, ["copies"] = 2, ["copies-to-accounts"] = 80, ["publish"] = 80, ["retention"] = 80 };

    private readonly List<(string Example, Baseline Baseline, IReadOnlyList<ExplorationResult> Results)> _explored = [];

    /// <summary>What was not as promised, one line each.</summary>
    public IEnumerable<string> Bad =>
        from explored in _explored
        from result in explored.Results
        where !result.Judgement.Verdict.IsGood()
        select $"{explored.Example} {result.Key}: {result.Judgement.Verdict}: {result.Judgement.Reason}";

    /// <summary>Explores, and writes the report.</summary>
    public async Task<string> WriteAsync()
    {
        var before = Environment.CpuUsage.TotalTime;
        foreach (var example in ExampleRequests.Explored)
        {
            await ExploreAsync(example);
        }

        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var total = _explored.Sum(explored => explored.Results.Count);
        return $"""
            {Totals()}
            {total:N0} combinations, each followed by the clean-up or the same request again, took {seconds:N0} s of processor time: {total / seconds:F0} for each second of one core.

            {Matrix()}
            """;
    }

    private async Task ExploreAsync(string example)
    {
        var subject = await EarlierExecutions.RunAsync(new ExplorationSubject
        {
            World = FullStack.World,
            Request = Repository.Read($"examples/{example}.json"),
            Functions = ExampleRequests.HasDeployment(example)
                ? new FunctionSettings { Configuration = ConfigurationReader.Read(Repository.Read("examples/other-account.deployment.json")) }
                : new FunctionSettings(),
        });
        var baseline = await Baseline.RunAsync(subject);
        var explorer = new Explorer(subject, new FunctionMemory());
        var share = isWhole ? 1 : Shares.GetValueOrDefault(example, 1);
        var combinations = explorer.Combinations(baseline, FaultKinds.All, Pairs.Sample, pairs).Where((faults, index) => faults.Count > 1 || index % share == 0);
        var results = await explorer.ExploreAsync([.. combinations], repeats: true);
        _explored.Add((example, baseline, results));
        Console.Error.WriteLine($"{example}: {results.Count} combinations, {results.Count(result => !result.Judgement.Verdict.IsGood())} not as promised");
    }

    private string Totals()
    {
        var table = new MarkdownTable("request", "calls", "tasks", "single faults", "pairs", "right image", "clean failure", "needless failure", "leak", "lie", "hang");
        foreach (var (example, baseline, results) in _explored)
        {
            table.Add(
            [
                $"`{example}`", $"{baseline.Calls.Count}", $"{baseline.Tasks.Values.Sum()}", $"{results.Count(result => result.Faults.Count == 1)}", $"{results.Count(result => result.Faults.Count > 1)}",
                .. ExplorationResult.CountVerdicts(results).Values.Select(count => $"{count}"),
            ]);
        }

        return table.ToString();
    }

    // The number of right images, and after a plus sign that of clean failures.
    private string Matrix()
    {
        var table = new MarkdownTable(["fault", .. ExampleRequests.Explored.Select(Heading)]);
        foreach (var kind in FaultKinds.All.DistinctBy(kind => (kind.Scope, kind.Name)))
        {
            table.Add([$"`{kind.Name}`: {kind.Title}", .. _explored.Select(explored => Cell(explored.Results, kind))]);
        }

        return table.ToString();
    }

    // The first word, and with it the last if another example before begins alike.
    private static string Heading(string example, int index)
    {
        var words = example.Split('-');
        return ExampleRequests.Explored.Take(index).Any(other => other.Split('-')[0] == words[0]) ? $"`{words[0]}-{words[^1]}`" : $"`{words[0]}`";
    }

    private static string Cell(IReadOnlyList<ExplorationResult> results, FaultKind kind) =>
        ExplorationResult.Shorten([.. results.Where(result => result.Faults is [var fault] && fault.Kind.Name == kind.Name && fault.Kind.Scope == kind.Scope)], bad => $"**{bad} bad**");
}
