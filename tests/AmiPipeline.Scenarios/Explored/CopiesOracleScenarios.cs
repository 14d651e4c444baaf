using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using Xunit;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>The oracles know where copies are to be if the request names all Regions, and that nothing is to be at home if it keeps the copies alone.</summary>
public sealed class CopiesOracleScenarios
{
    private static readonly Place West = new(Account.Id, "us-west-2");

    [Fact]
    public async Task CopyInARegionOfAll_ThatIsMissing_IsALie()
    {
        var (judge, trial) = await RunAsync("""{ "to": [{ "regions": "all" }] }""");
        Assert.Contains(trial.After.Views[West].Images, image => image.Name == "copied");

        var views = trial.After.Views.ToDictionary(view => view.Key, view => view.Key == West ? view.Value with { Images = [], Snapshots = [] } : view.Value);
        var items = trial.After.Items.Where(item => item.Value.Region != West.Region || trial.Before.Items.ContainsKey(item.Key)).ToDictionary();

        JudgedTrial.AssertLie($"there is no image in {West}", judge.Decide(trial with { After = trial.After with { Views = views, Items = items } }));
    }

    [Fact]
    public async Task ImageAtHome_ThatOnlyItsCopiesAreKeptOf_IsALeak()
    {
        var (judge, trial) = await RunAsync("""{ "keepSource": false, "to": [{ "region": "us-west-2" }] }""");
        var copy = trial.After.AddedSince(trial.Before).Single(item => item.Kind == "image");
        Assert.Equal(West.Region, copy.Region);

        var judgement = judge.Decide(trial with { After = JudgedTrial.WithItem(trial.After, "ami-0athome", copy with { Id = "ami-0athome", Region = Account.Region }) });

        Assert.Equal((Verdict.Leak, "left: ami-0athome"), (judgement.Verdict, judgement.Reason));
    }

    private static Task<(Judge Judge, TrialRecord Trial)> RunAsync(string copies) => JudgedTrial.RunAsync(
        ExploredRequests.Create("copies") with { Request = $$"""{ "source": { "imageId": "ami-03000000000000001" }, "name": "copied", "kmsKeyId": "alias/golden", "copies": {{copies}} }""" }, repeats: false);
}
