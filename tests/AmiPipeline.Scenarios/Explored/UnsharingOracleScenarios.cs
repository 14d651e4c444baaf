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
        Assert.Equal(2, trial.Start.Items.Values.Count(item => item.Kind == "grant"));
        Assert.Contains($":{Named}:role/aws-service-role/", Assert.Single(trial.After.Items.Values, item => item.Kind == "grant").Text, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("\"accounts\": [\"777788889999\"]")]
    [InlineData("\"all\": true")]
    public async Task GrantOfTheAccountItself_ThatIsGone_IsALeak_AndOneThatIsNotNamed_ALie(string whom)
    {
        var (judge, trial) = await RunAsync(Request.Replace($"\"accounts\": [\"{Named}\"]", whom, StringComparison.Ordinal));
        var grant = Assert.Single(trial.After.Items.Values, item => item.Kind == "grant");
        var id = grant.Id.Split('/')[1];

        var gone = judge.Decide(trial with { After = trial.After with { Items = trial.After.Items.Where(item => item.Key != grant.Id).ToDictionary() } });
        var unnamed = judge.Decide(trial with { Run = trial.Run with { Output = trial.Run.Output!.Replace(id, "", StringComparison.Ordinal) } });

        Assert.Equal((Verdict.Leak, $"changed: {grant.Id}"), (gone.Verdict, gone.Reason));
        JudgedTrial.AssertLie($"the output does not name the grant {id}", unnamed);
    }

    [Theory]
    [InlineData("\"formerHolders\":[]", "was taken from ; it was from 777788889999")]
    [InlineData($"\"formerHolders\":[\"{Named}\",\"{ByHand}\"]", $"was taken from {ByHand}, {Named}; it was from {Named}")]
    [InlineData("\"formerHolders\":null", "does not say who had access to")]
    public async Task FormerHolders_ThatAreOthers_AreALie(string becomes, string reason)
    {
        var (judge, trial) = await RunAsync(Request);
        var output = trial.Run.Output!.Replace($"\"formerHolders\":[\"{Named}\"]", becomes, StringComparison.Ordinal);
        Assert.NotEqual(trial.Run.Output, output);

        JudgedTrial.AssertLie(reason, judge.Decide(trial with { Run = trial.Run with { Output = output } }));
    }

    private static Task<(Judge Judge, TrialRecord Trial)> RunAsync(string request) => JudgedTrial.RunAsync(ExploredRequests.Create("share") with { Request = request }, repeats: false);

    private static ImageView Image(WorldState state) => state.HomeView.Images.Single(image => image.Name == "unshared");
}
