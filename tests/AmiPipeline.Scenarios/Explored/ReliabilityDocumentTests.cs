using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Earlier;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Functions.Settings;
using Xunit;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>docs/reliability.md is of this version: it has every request with its calls, tasks and faults, every kind of fault, and nothing that is not as promised.</summary>
public sealed class ReliabilityDocumentTests
{
    private const string Update = "dotnet run -c Release --project tests/Benchmarks -- --reliability --update";

    private static readonly string[] Lines = Repository.Read("docs/reliability.md").Split('\n');

    public static TheoryData<string> Requests => [.. ExampleRequests.Explored];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Totals_AreOfThisVersion(string example)
    {
        var cells = Lines.SingleOrDefault(line => line.StartsWith($"| `{example}` |", StringComparison.Ordinal))?.Split('|', StringSplitOptions.TrimEntries);
        // As from the command line: without roles and without a deployment's network.
        var explored = ExploredRequests.Create(example);
        var baseline = await Baseline.RunAsync(await EarlierExecutions.RunAsync(
            new ExplorationSubject { World = explored.World, Request = explored.Request, Functions = new FunctionSettings { Configuration = explored.Functions.Configuration } }));

        Assert.True(cells is not null, $"docs/reliability.md has no {example}: {Update}");
        Assert.Equal($"{baseline.Calls.Count} {baseline.Tasks.Values.Sum()} {baseline.Faults(FaultKinds.All).Count()}", $"{cells[2]} {cells[3]} {cells[4]}");
        Assert.Equal(["0", "0", "0", "0"], cells[8..12]);
    }

    [Fact]
    public void Matrix_HasEveryKindOfFault() =>
        Assert.Equal(
            FaultKinds.All.DistinctBy(kind => (kind.Scope, kind.Name)).Select(kind => $"`{kind.Name}`: {kind.Title}"),
            Lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains("`: ", StringComparison.Ordinal)).Select(line => line.Split('|')[1].Trim()));
}
