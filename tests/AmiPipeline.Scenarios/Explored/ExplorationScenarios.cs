using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Earlier;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using Xunit;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>
/// Every example under faults of every kind: an evenly spread share of all single faults, and of all pairs. <c>.ci/explore</c> runs all single faults.
/// </summary>
public sealed class ExplorationScenarios
{
    // A prime, so that each call gets other kinds of faults than its neighbors.
    private const int Share = 37;
    private const int PairsOfEach = 15;

    // Of those of which scenarios choose the calls.
    private const int SmallShare = 13 * Share;
    private const int FewPairs = 3;

    public static TheoryData<string> Requests => [.. ExampleRequests.Explored, .. ExampleRequests.ExploredBeside];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Faults_OfEveryKind_LeaveTheRightImageOrNothing(string example)
    {
        var subject = await EarlierExecutions.RunAsync(ExploredRequests.Create(example));
        var baseline = await Baseline.RunAsync(subject);
        Assert.True(baseline.Judgement.Verdict == Verdict.RightImage, $"{baseline.Judgement}");
        var explorer = new Explorer(subject, new FunctionMemory());
        var hasScenarios = example is "copies-to-accounts" or "publish" or "retention";
        var combinations = explorer.Combinations(baseline, FaultKinds.All, Pairs.Sample, hasScenarios ? FewPairs : PairsOfEach);

        var results = await explorer.ExploreAsync([.. combinations.Where((faults, index) => faults.Count > 1 || index % (hasScenarios ? SmallShare : Share) == 0)], repeats: true);

        var bad = results.Where(result => !result.Judgement.Verdict.IsGood()).Select(result => $"{result.Key}: {result.Judgement}").ToList();
        Assert.True(bad.Count == 0, string.Join('\n', bad));
        Assert.All(results.Where(result => result.Faults.Count == 1), result => Assert.True(result.HasStruck, result.Key));
    }

    /// <summary>What an exploration found once. An image's snapshots are known from the image: when it is deregistered, and no listing has shown them, they are asked for by their ids.</summary>
    [Theory]
    [InlineData("s4-capture", "DescribeSnapshots#2:empty-listing-5 + DescribeImageAttribute#1:refused")]
    public async Task Combination_ThatWasNotAsPromised_IsNow(string example, string key)
    {
        var result = await new Explorer(ExploredRequests.Create(example)).ExploreAsync(PlannedFault.Parse(key), repeats: true);

        Assert.True(result.HasStruck, "Not every fault has struck: the calls are others now.");
        Assert.True(result.Judgement.Verdict.IsGood(), $"{result.Judgement}");
    }

    [Fact]
    public async Task Exploration_OfTheSameSeed_GivesTheSameResults()
    {
        var subject = ExploredRequests.Create("s3-encrypt");
        var explorer = new Explorer(subject);
        var combinations = explorer.Combinations(await Baseline.RunAsync(subject), FaultKinds.All, Pairs.Sample, 20).TakeLast(20).ToList();

        var first = await explorer.ExploreAsync(combinations, repeats: true);
        var second = await explorer.ExploreAsync(combinations, repeats: true);

        Assert.Equal(first.Select(result => $"{result.Key} {result.Judgement}"), second.Select(result => $"{result.Key} {result.Judgement}"));
    }

    /// <summary>
    /// What functions have done before is repeated at the wire; what comes of it is the same as if they ran, to the last id and text. All kinds of
    /// faults at a few calls in a row, since those have most in common.
    /// </summary>
    [Theory]
    [InlineData("s5-unique-keys", 0.3)]
    [InlineData("other-account", 0.5)]
    [InlineData("copies", 0.7)]
    public async Task Exploration_ThatRemembersFunctions_GivesTheSameResultsAsOneThatRunsThem(string example, double where)
    {
        var subject = ExploredRequests.Create(example);
        var memory = new FunctionMemory();
        var explorer = new Explorer(subject, memory);
        var all = explorer.Combinations(await Baseline.RunAsync(subject), FaultKinds.All, Pairs.Sample, 3);
        var combinations = all.Skip((int)(where * all.Count)).Take(30).Concat(all.TakeLast(3)).ToList();

        var remembered = await explorer.ExploreAsync(combinations, repeats: true);
        var run = await new Explorer(subject).ExploreAsync(combinations, repeats: true);

        Assert.Equal(run.Select(result => $"{result.Key} {result.HasStruck} {result.Judgement}"), remembered.Select(result => $"{result.Key} {result.HasStruck} {result.Judgement}"));
        Assert.True(memory.Repeated > combinations.Count, $"{memory.Repeated} runs were repeated.");
    }

    /// <summary>What is no request is refused by the pipeline, not by what judges it.</summary>
    [Theory]
    [InlineData("""{ "to": [{ "regions": 5 }] }""")]
    [InlineData("""{ "to": [{ "regions": ["us-west-2", 5] }] }""")]
    [InlineData("""{ "to": [{ "regions": "all" }, { "region": "us-west-2" }, { "region": "us-west-2" }] }""")]
    public async Task RequestThatIsRefused_IsJudgedAsSuch(string copies)
    {
        var subject = ExploredRequests.Create("copies");
        var request = $$"""{ "source": { "imageId": "ami-03000000000000001" }, "name": "refused", "copies": {{copies}} }""";

        var baseline = await Baseline.RunAsync(subject with { Request = request });

        Assert.Equal(Verdict.NeedlessFailure, baseline.Judgement.Verdict);
        Assert.StartsWith("RequestRefusedException", baseline.Judgement.Reason, StringComparison.Ordinal);
    }

    /// <summary>A kind may strike nowhere in a request, such as what happens to an instance if none is launched.</summary>
    [Fact]
    public async Task Pairs_OfAKindThatStrikesNowhere_AreNone()
    {
        var subject = ExploredRequests.Create("s3-encrypt");
        var kinds = FaultKinds.All.Where(kind => kind.Name == "terminates-instance").ToList();

        Assert.NotEmpty(kinds);
        Assert.Empty(new Explorer(subject).Combinations(await Baseline.RunAsync(subject), kinds, Pairs.Sample, 20));
    }

    [Fact]
    public void Key_OfEveryKindOfFault_ReadsBack()
    {
        foreach (var kind in FaultKinds.All.DistinctBy(kind => (kind.Scope, kind.Name)))
        {
            var fault = new PlannedFault(new FaultTarget(kind.Scope, kind.Scope == FaultScope.Resource ? "Image" : "Create image", 12), kind);

            Assert.Equal([fault, fault], PlannedFault.Parse(PlannedFault.KeyOf([fault, fault])));
        }
    }
}
