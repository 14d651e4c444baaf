using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>The exploration sees what it is there for: with a safeguard taken away, it fails; with the safeguard, the same faults are survived.</summary>
public sealed class MutationScenarios
{
    public static TheoryData<string> Names => [.. Mutation.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Exploration_WithoutASafeguard_Fails(string name)
    {
        var mutation = Mutation.All[name];
        var consistency = new EventualConsistency(TimeSpan.Zero, mutation.TagsAreLate);
        var subject = ExploredRequests.Create(mutation.Example) with { Simulator = options => options with { EventualConsistency = consistency } };
        var baseline = await Baseline.RunAsync(subject);
        IReadOnlyList<PlannedFault>[] combinations = [.. baseline.Faults(FaultKinds.All).Where(mutation.Faults).Select(fault => new[] { fault })];
        Assert.NotEmpty(combinations);

        var with = await new Explorer(subject, baseline).ExploreAsync(combinations, repeats: false);
        var without = await new Explorer(mutation.Apply(subject)).ExploreAsync(combinations, repeats: false);

        Assert.All(with, result => Assert.True(result.Judgement.Verdict.IsGood(), $"{result.Key}: {result.Judgement}"));
        Assert.Contains(without, result => !result.Judgement.Verdict.IsGood());
    }
}
