using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;
using Xunit;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>The oracle of <c>unshareFrom</c> sees who keeps access and is to lose it, who loses it and is to keep it, and what else is different.</summary>
public sealed class UnsharingOracleScenarios
{
    private const string ByHand = "210987654321";
    private const string Named = "777788889999";

    private static readonly string Request = $$"""
        { "source": { "imageId": "ami-03000000000000001" }, "name": "unshared", "kmsKeyId": "alias/golden", "unshareFrom": { "accounts": ["{{Named}}"] } }
        """;

    [Theory]
    [InlineData("\"accounts\": [\"777788889999\"]")]
    [InlineData("\"all\": true")]
    public async Task ThoseWhoAreNamed_LoseIt_AndNobodyElse(string whom)
    {
        var (_, trial) = await RunAsync(Request.Replace($"\"accounts\": [\"{Named}\"]", whom, StringComparison.Ordinal));
        var (before, after) = (Image(trial.Start), Image(trial.After));

        Assert.Equal([ByHand, Named], before.LaunchPermissions.Order());
        Assert.Equal([ByHand], after.LaunchPermissions);
        Assert.Equal([ByHand], trial.After.HomeView.Snapshot(after.Devices[0].SnapshotId!).CreateVolumePermissions);
        Assert.Single(trial.Start.Items.Values, item => item.Kind == "grant");
        Assert.DoesNotContain(trial.After.Items.Values, item => item.Kind == "grant");
    }

    [Fact]
    public async Task AccessThatStays_IsALie()
    {
        var (judge, trial) = await RunAsync(Request);

        var launch = judge.Decide(JudgedTrial.With(trial, view => view with { Images = trial.Start.HomeView.Images }));
        var volume = judge.Decide(JudgedTrial.With(trial, view => view with { Snapshots = trial.Start.HomeView.Snapshots }));
        var grant = judge.Decide(JudgedTrial.With(trial, view => view with { Keys = trial.Start.HomeView.Keys }));

        JudgedTrial.AssertLie($"is shared with {Named}", launch);
        JudgedTrial.AssertLie($"is shared with {ByHand}, {Named}", volume);
        JudgedTrial.AssertLie($"is still granted to arn:aws:iam::{Named}:root", grant);
    }

    [Fact]
    public async Task AccessOfSomebodyElse_ThatIsGone_IsALie()
    {
        var (judge, trial) = await RunAsync(Request);

        var judgement = judge.Decide(JudgedTrial.With(trial, view => view with { Images = [.. view.Images.Select(image => image.Id == Image(trial.After).Id ? image with { LaunchPermissions = [] } : image)] }));

        JudgedTrial.AssertLie($"is not shared with {ByHand} any more", judgement);
    }

    [Fact]
    public async Task ImageThatIsDifferentOtherwise_IsALeak()
    {
        var (judge, trial) = await RunAsync(Request);
        var item = trial.After.Items[Image(trial.After).Id];

        var judgement = judge.Decide(trial with { After = JudgedTrial.WithItem(trial.After, item.Id, item with { Tags = new Dictionary<string, string>(item.Tags) { ["note"] = "new" } }) });

        Assert.Equal((Verdict.Leak, $"changed: {item.Id}"), (judgement.Verdict, judgement.Reason));
    }

    private static Task<(Judge Judge, TrialRecord Trial)> RunAsync(string request) => JudgedTrial.RunAsync(ExploredRequests.Create("share") with { Request = request }, repeats: false);

    private static ImageView Image(WorldState state) => state.HomeView.Images.Single(image => image.Name == "unshared");
}
