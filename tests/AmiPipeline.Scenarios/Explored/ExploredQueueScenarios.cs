using AmiPipeline.Configuration;
using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Functions.Settings;
using Xunit;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>Every fault of a call at each call of the queue of copies: the image comes out right, nothing leaks, nothing hangs, and no slot stays taken.</summary>
public sealed class ExploredQueueScenarios
{
    private static readonly FunctionSettings Queueing = new() { Configuration = new DeploymentConfiguration { Instances = new InstanceSettings(), CopyQueue = new CopyQueueSettings { Slots = 2 } } };

    [Theory]
    [InlineData("s3-encrypt")]
    [InlineData("s5-unique-keys-snapshots")]
    public async Task Faults_AtEachCallOfTheQueue_LeaveTheRightImage(string example)
    {
        var subject = ExploredRequests.Create(example) with { Functions = Queueing, Handlers = null, CheckCalls = _ => [] };
        var baseline = await Baseline.RunAsync(subject);
        Assert.True(baseline.Judgement.Verdict == Verdict.RightImage, $"{baseline.Judgement}");
        var explorer = new Explorer(subject, new FunctionMemory());
        var combinations = explorer.Combinations(baseline, FaultKinds.All, Pairs.None, 0).Where(faults => faults[0].Target.Name is "GetItem" or "PutItem").ToList();

        var results = await explorer.ExploreAsync(combinations, repeats: false);

        Assert.True(results.Count > 100, $"There were {results.Count}.");
        Assert.All(results, result => Assert.True(result.HasStruck && (IsOfTheCall(result) ? result.Judgement.Verdict == Verdict.RightImage : result.Judgement.Verdict.IsGood()), $"{result.Key}: {result.Judgement}"));
    }

    // What a person does meanwhile, or an abort, may end the build.
    private static bool IsOfTheCall(ExplorationResult result) => result.Faults[0].Kind is { Act: null, Interruption: Interruption.None };

    /// <summary>The functions are killed, retried and run twice while they hold slots.</summary>
    [Fact]
    public async Task FaultsOfTasks_WithTheQueue_LeaveTheRightImageOrNothing()
    {
        var subject = ExploredRequests.Create("s5-unique-keys-snapshots") with { Functions = Queueing, Handlers = null, CheckCalls = _ => [] };
        var explorer = new Explorer(subject, new FunctionMemory());
        var combinations = explorer.Combinations(await Baseline.RunAsync(subject), FaultKinds.All, Pairs.None, 0).Where(faults => faults[0].Target.Scope == FaultScope.Task).ToList();

        var results = await explorer.ExploreAsync(combinations, repeats: true);

        Assert.All(results, result => Assert.True(result.Judgement.Verdict.IsGood(), $"{result.Key}: {result.Judgement}"));
    }
}
