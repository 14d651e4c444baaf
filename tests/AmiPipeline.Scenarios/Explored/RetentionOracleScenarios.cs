using System.Text.Json.Nodes;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;
using Xunit;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>The oracle of retention sees an older image that goes and is not to, one that stays and is not to, and one that is half removed. It knows them by how they were made.</summary>
public sealed class RetentionOracleScenarios
{
    private const string Request = """
        { "source": { "imageId": "ami-03000000000000001" }, "name": "web-{execution}", "kmsKeyId": "alias/golden", "retention": { "family": "web", "keepLatest": 2 } }
        """;

    // In the order of their making.
    private enum Older
    {
        AnotherPipelines,
        Protected,
        Shared,
        InATemplate,
        InAParameter,
        UsedByAnother,
        InALaunchConfiguration,
        Unused,
        Young,
        Newest,
    }

    [Fact]
    public async Task OlderImages_GoUnlessSomethingKeepsThem()
    {
        var (_, trial) = await RunAsync();

        Assert.Equal([Older.Shared, Older.Unused], Enum.GetValues<Older>().Where(older => !trial.After.Items.TryGetValue(Find(trial, older).Id, out var item) || item.IsGone));
        Assert.All(Enum.GetValues<Older>().Except([Older.Shared, Older.Unused]), older => Assert.Equal(trial.Before.Items[Find(trial, older).Id].Text, trial.After.Items[Find(trial, older).Id].Text));
    }

    [Theory]
    [InlineData((int)Older.AnotherPipelines, "changed: ")]
    [InlineData((int)Older.Protected, "which is to stay, is gone or different")]
    [InlineData((int)Older.InATemplate, "which is to stay, is gone or different")]
    [InlineData((int)Older.InAParameter, "which is to stay, is gone or different")]
    [InlineData((int)Older.UsedByAnother, "which is to stay, is gone or different")]
    [InlineData((int)Older.Young, "which is to stay, is gone or different")]
    [InlineData((int)Older.Newest, "which is to stay, is gone or different")]
    public async Task ImageThatIsToStay_AndIsGone_IsALeak(int older, string reason)
    {
        var (judge, trial) = await RunAsync();

        var judgement = judge.Decide(trial with { After = JudgedTrial.WithItem(trial.After, Find(trial, (Older)older).Id, null) });

        Assert.Equal(Verdict.Leak, judgement.Verdict);
        Assert.Contains(reason, judgement.Reason, StringComparison.Ordinal);
    }

    /// <summary>How old it was when it went counts, not when the trial ends.</summary>
    [Fact]
    public async Task YoungImage_ThatGoes_IsALeak_HoweverLongTheTrialTakes()
    {
        var (judge, trial) = await RunAsync();
        var young = Find(trial, Older.Young);

        var judgement = judge.Decide(trial with
        {
            ImagesChangedAt = new Dictionary<string, DateTimeOffset> { [young.Id] = trial.After.At },
            After = JudgedTrial.WithItem(trial.After, young.Id, null) with { At = trial.After.At.AddDays(2) },
        });

        Assert.Contains($"{young.Id}, which is to stay, is gone or different", judgement.Reason, StringComparison.Ordinal);
    }

    /// <summary>What a killed execution has taken is not brought back by the next one.</summary>
    [Fact]
    public async Task ImageThatIsToStay_AndIsGoneWhenTheExecutionIsKilled_IsALeak()
    {
        var (judge, trial) = await RunAsync();
        var killed = trial with { IsKilled = true };
        Assert.True(judge.Decide(killed).Verdict.IsGood());

        var judgement = judge.Decide(killed with { AfterRun = JudgedTrial.WithItem(trial.AfterRun, Find(trial, Older.Newest).Id, null) });

        Assert.Equal(Verdict.Leak, judgement.Verdict);
    }

    /// <summary>Without a permission, the role deprecates what it should remove: that nothing is lost does not make it right.</summary>
    [Fact]
    public async Task RefusedQuestion_InARunWithoutFaults_IsALie()
    {
        var (judge, trial) = await RunAsync();

        JudgedTrial.AssertLie("DescribeImageReferences in us-east-1 was refused", judge.Decide(trial with { Run = trial.Run with { RefusedUseQuestions = ["DescribeImageReferences in us-east-1"] } }));
    }

    [Fact]
    public async Task UnusedImage_ThatIsThere_IsALie()
    {
        var (judge, trial) = await RunAsync();
        var image = Find(trial, Older.Unused);
        var ids = image.Devices.Select(device => device.SnapshotId!).Append(image.Id);

        var judgement = judge.Decide(trial with { After = ids.Aggregate(trial.After, (state, id) => JudgedTrial.WithItem(state, id, trial.Before.Items[id])) });

        JudgedTrial.AssertLie($"the result says {{\"imageId\":\"{image.Id}\"", judgement);
    }

    /// <summary>It is not enough that the result says so.</summary>
    [Fact]
    public async Task UnusedImage_ThatIsThere_AndThatTheResultKeeps_IsALie()
    {
        var (judge, trial) = await RunAsync();
        var image = Find(trial, Older.Unused);
        var ids = image.Devices.Select(device => device.SnapshotId!).Append(image.Id);
        var output = JsonNode.Parse(trial.Run.Output!)!;
        output["retention"]!["items"]![0]!["images"]!.AsArray().Single(item => item!["imageId"]!.GetValue<string>() == image.Id)!["state"] = "kept";

        var judgement = judge.Decide(trial with
        {
            Run = trial.Run with { Output = output.ToJsonString() },
            After = ids.Aggregate(trial.After, (state, id) => JudgedTrial.WithItem(state, id, trial.Before.Items[id])),
        });

        JudgedTrial.AssertLie($"{image.Id} in us-east-1 of {Account.Id}, which nothing keeps, is there", judgement);
    }

    [Fact]
    public async Task Result_ThatSaysNothingOfAnImageThatStays_IsALie()
    {
        var (judge, trial) = await RunAsync();
        var id = Find(trial, Older.Protected).Id;
        var output = JsonNode.Parse(trial.Run.Output!)!;
        var images = output["retention"]!["items"]![0]!["images"]!.AsArray();
        images.Remove(images.Single(item => item!["imageId"]!.GetValue<string>() == id));

        JudgedTrial.AssertLie($"the result says nothing of {id}", judge.Decide(trial with { Run = trial.Run with { Output = output.ToJsonString() } }));
    }

    [Theory]
    [InlineData(true, "is left of ")]
    [InlineData(false, "is gone or different, and ")]
    public async Task ImageThatIsHalfRemoved_IsALeak(bool isImageGone, string reason)
    {
        var (judge, trial) = await RunAsync();
        var image = Find(trial, Older.Unused);
        var there = isImageGone ? image.Devices[0].SnapshotId! : image.Id;

        var judgement = judge.Decide(trial with { After = JudgedTrial.WithItem(trial.After, there, trial.Before.Items[there]) });

        Assert.Equal(Verdict.Leak, judgement.Verdict);
        Assert.Contains(reason, judgement.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OlderImage_ThatGoesWithoutANewOne_IsALeak()
    {
        var (judge, trial) = await RunAsync();
        var made = trial.After.AddedSince(trial.Before).Where(item => item.Kind is "image" or "snapshot").Select(item => item.Id).ToList();
        var without = made.Aggregate(trial.After, (state, id) => JudgedTrial.WithItem(state, id, null));

        var judgement = judge.Decide(trial with { After = JudgedTrial.WithView(without, view => view with { Images = [.. view.Images.Where(image => !made.Contains(image.Id))] }) });

        Assert.Equal(Verdict.Leak, judgement.Verdict);
        Assert.Contains("which is to stay, is gone or different", judgement.Reason, StringComparison.Ordinal);
    }

    private static async Task<(Judge Judge, TrialRecord Trial)> RunAsync()
    {
        var subject = ExploredRequests.Create("retention");
        return await JudgedTrial.RunAsync(subject with { Request = Request }, repeats: false);
    }

    private static ImageView Find(TrialRecord trial, Older older) => trial.Before.HomeView.Images.Single(image => image.Name == $"earlier-{(int)older + 1}");
}
