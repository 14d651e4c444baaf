using AmiPipeline.Benchmarks.Scale;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>A fleet that is larger than the quotas admit at once: small ones of those that docs/scale.md reports.</summary>
public sealed class FleetScaleScenarios
{
    private const int Images = 40;

    [Fact]
    public async Task Fleet_BeyondTheQuota_IsDone_AndNothingFailsByIt()
    {
        var trial = await FleetTrial.RunAsync(new FleetWorld(Images), maxConcurrency: 40);

        Assert.Equal((Images, 0, Images), (trial.Progress.Converted, trial.FailedByLimits, trial.Ends.Count));
        Assert.True(trial.Refused.Quota > 0, "The fleet met no quota: it proves nothing.");
        Assert.InRange(trial.Took / trial.Minimum, 1, 2);
        Assert.InRange(trial.Calls / Images, 20, 50);
        Assert.InRange(trial.Transitions / Images, 20, 60);
    }

    /// <summary>Each account and Region has its own quota, and does its own part; the longest image is begun first.</summary>
    [Fact]
    public async Task Fleet_InSeveralAccountsAndRegions_IsDoneInHardlyMoreThanTheLongestCopy()
    {
        var trial = await FleetTrial.RunAsync(new FleetWorld(80, accounts: 2, regions: 2), maxConcurrency: 40);

        Assert.Equal((80, 0, 80, 4), (trial.Progress.Converted, trial.FailedByLimits, trial.Ends.Count, trial.Progress.Parts.Count));
        Assert.All(trial.Progress.Parts, part => Assert.Equal(("SUCCEEDED", 20L), (part.Status, part.Converted)));
        Assert.InRange(trial.Took / trial.Minimum, 1, 1.1);
    }

    /// <summary>Of images of the same size: else the longest copy takes as long as all others together. The last ones leave slots free; those of docs/scale.md are more, and closer to the minimum.</summary>
    [Fact]
    public async Task Fleet_ThatQueues_MeetsNoQuota_AndTakesHardlyLongerThanItsCopies()
    {
        var trial = await FleetTrial.RunAsync(new FleetWorld(Images, sizeGiB: 50), maxConcurrency: Images, queues: true);
        var without = await FleetTrial.RunAsync(new FleetWorld(Images, sizeGiB: 50), maxConcurrency: Images);

        Assert.True(without.Refused.Quota > 0, "The fleet meets no quota: it proves nothing.");
        Assert.Equal((Images, 0, 0), (trial.Progress.Converted, trial.FailedByLimits, trial.Refused.Quota));
        Assert.InRange(trial.Took / trial.Minimum, 1, 1.2);
    }
}
