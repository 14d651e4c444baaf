using AmiPipeline.Benchmarks.Scale;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>A fleet that is larger than the quotas admit at once: a small one of those that docs/scale.md reports.</summary>
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

    [Fact]
    public async Task Fleet_ThatQueues_MeetsNoQuota_AndIsDoneSooner()
    {
        var queued = await FleetTrial.RunAsync(new FleetWorld(Images), maxConcurrency: 40, queues: true);
        var unqueued = await FleetTrial.RunAsync(new FleetWorld(Images), maxConcurrency: 40);

        Assert.Equal((Images, 0, 0), (queued.Progress.Converted, queued.FailedByLimits, queued.Refused.Quota));
        Assert.True(queued.Took < unqueued.Took, $"{queued.Took} is not less than {unqueued.Took}.");
    }
}
