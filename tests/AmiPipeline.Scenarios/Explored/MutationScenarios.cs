using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
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
        var subject = Create(mutation);
        var baseline = await Baseline.RunAsync(subject);
        IReadOnlyList<PlannedFault>[] combinations = [.. baseline.Faults(FaultKinds.All).Where(mutation.Faults).Select(fault => new[] { fault })];
        Assert.NotEmpty(combinations);

        var with = await new Explorer(subject, new FunctionMemory()).ExploreAsync(combinations, repeats: false);
        var without = await new Explorer(mutation.Apply(subject)).ExploreAsync(combinations, repeats: false);

        Assert.All(with, result => Assert.True(result.Judgement.Verdict.IsGood(), $"{result.Key}: {result.Judgement}"));
        Assert.Contains(without, result => !result.Judgement.Verdict.IsGood());
    }

    /// <summary>Nothing else than the history of the world shows it: the image is the requested one, and the intermediate one is gone.</summary>
    [Fact]
    public async Task Intermediate_ThatWasPlain_IsALeak()
    {
        var mutation = Mutation.All[Mutation.EncryptionOnTheWay];
        var subject = Create(mutation);

        var with = await Baseline.RunAsync(subject);
        var without = await Baseline.RunAsync(mutation.Apply(subject));

        Assert.True(with.Judgement.Verdict == Verdict.RightImage, $"{with.Judgement}");
        Assert.Equal(Verdict.Leak, without.Judgement.Verdict);
        Assert.Matches("^snap-[0-9a-f]{17} of CopyImage was not encrypted, and its data is to be$", without.Judgement.Reason);
    }

    private static ExplorationSubject Create(Mutation mutation)
    {
        var consistency = new EventualConsistency(TimeSpan.Zero, mutation.TagsAreLate);
        return ExploredRequests.Create(mutation.Example) with
        {
            Simulator = options => options with { EventualConsistency = consistency },
        };
    }
}
