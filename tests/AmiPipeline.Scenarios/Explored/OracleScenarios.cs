using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Simulator.Inspection;
using Xunit;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>The oracles see what is not as requested: each execution is right, and is judged again with one thing in the world after it different.</summary>
public sealed class OracleScenarios
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task DefaultVersion_ThatIsNotAsRequested_IsALie(bool setsDefault, int version)
    {
        var (judge, trial) = await JudgedTrial.RunAsync("publish", request => request.Replace("\"setDefault\": true", $"\"setDefault\": {(setsDefault ? "true" : "false")}", StringComparison.Ordinal));
        var misled = JudgedTrial.With(trial, view => view with { LaunchTemplates = [.. view.LaunchTemplates.Select(template => template with { DefaultVersion = version })] });

        JudgedTrial.AssertLie($"the default version of lt-0e000000000000001 is {version}, and was 1", judge.Decide(misled));
    }

    [Fact]
    public async Task LaunchTemplate_ThatIsNotNamed_IsNotToChange()
    {
        var (judge, trial) = await JudgedTrial.RunAsync("s3-encrypt");
        var misled = JudgedTrial.With(trial, view => view with { LaunchTemplates = [.. view.LaunchTemplates.Select(template => template with { DefaultVersion = 2 })] });

        JudgedTrial.AssertLie("lt-0e000000000000001, which is not to be changed, is", judge.Decide(misled));
    }

    [Theory]
    [InlineData("\"deprecateAfterDays\": 90")]
    [InlineData("\"deprecateAt\": \"2027-06-01T12:30Z\"")]
    public async Task Deprecation_OnAnotherDate_IsALie(string field)
    {
        var (judge, trial) = await JudgedTrial.RunAsync("publish", request => request.Replace("\"deprecateAfterDays\": 90,", field + ",", StringComparison.Ordinal));
        var date = trial.After.HomeView.Images.Select(image => image.DeprecationTime).OfType<DateTimeOffset>().Single();
        var misled = JudgedTrial.With(trial, view => view with { Images = [.. view.Images.Select(image => image with { DeprecationTime = image.DeprecationTime?.AddMinutes(2) })] });

        JudgedTrial.AssertLie($"is deprecated {date.AddMinutes(2):u}, not ", judge.Decide(misled));
    }

    [Theory]
    [InlineData("", "has not the watermark 111122223333:golden in us-east-1 of 111122223333")]
    [InlineData("111122223333:golden 111122223333:other", "has the watermark 111122223333:other, which nobody has requested in us-east-1 of 111122223333")]
    public async Task Watermarks_ThatAreNotAsRequested_AreALie(string keys, string reason)
    {
        var (judge, trial) = await JudgedTrial.RunAsync("publish");
        var misled = JudgedTrial.With(trial, view => view with { Images = [.. view.Images.Select(image => image.Watermarks.Count == 0 ? image : image with { Watermarks = keys.Split(' ', StringSplitOptions.RemoveEmptyEntries) })] });

        JudgedTrial.AssertLie(reason, judge.Decide(misled));
    }

    /// <summary>Also if the execution fails: nothing points to an image that is not as it is to be itself.</summary>
    [Fact]
    public async Task ParameterThatNamesAnImage_BeforeItHasItsWatermark_IsALie()
    {
        var (judge, trial) = await JudgedTrial.RunAsync("publish", faults: "AttachImageWatermark#1:denied");
        var image = Assert.Single(trial.After.HomeView.Images, image => image.Name.StartsWith("web-", StringComparison.Ordinal));
        Assert.Empty(image.Watermarks);
        var written = trial.After.HomeView.Parameters["/base/linux"] with { Value = image.Id, Version = 1 };
        var misled = JudgedTrial.With(trial, view => view with { Parameters = new Dictionary<string, ParameterView>(view.Parameters) { ["/images/web"] = written } });

        JudgedTrial.AssertLie("has not the watermark 111122223333:golden in us-east-1 of 111122223333", judge.Decide(misled));
    }

    /// <summary>One grant for each key and account is what the request asks for: with its operations, and with the name of the image.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("Decrypt")]
    public async Task Grant_ThatIsSecondOrAllowsLess_IsALeak(string? without)
    {
        var (judge, trial) = await JudgedTrial.RunAsync("share");
        var (key, grant) = trial.After.HomeView.Keys.SelectMany(key => key.Grants, (key, grant) => (key, grant)).First(each => each.grant.Name?.StartsWith("ami-pipeline:shared:", StringComparison.Ordinal) == true);
        var other = grant with { Id = without is null ? "second" : grant.Id, Operations = [.. grant.Operations.Where(operation => operation != without)] };
        var changed = key with { Grants = [.. key.Grants.Where(each => each.Id != other.Id), other] };
        var id = $"{key.Id}/{other.Id}";
        var misled = JudgedTrial.With(trial, view => view with { Keys = [.. view.Keys.Select(each => each.Id == key.Id ? changed : each)] });
        var items = new Dictionary<string, InventoryItem>(misled.After.Items) { [id] = misled.After.Items[$"{key.Id}/{grant.Id}"] with { Id = id } };

        var judgement = judge.Decide(misled with { After = misled.After with { Items = items } });

        Assert.Equal((Verdict.Leak, $"left: {id}"), (judgement.Verdict, judgement.Reason));
    }

    /// <summary>Where EC2 leaves out the key of a snapshot, it is that one that may be unencrypted.</summary>
    [Fact]
    public async Task PlainSnapshot_BesideTheOneThatLostItsKey_IsALeak()
    {
        var (judge, trial) = await JudgedTrial.RunAsync("s3-encrypt", faults: "new Snapshot#1:no-key");
        var struck = Assert.Single(trial.Made, made => made.KeyArn is null);

        var judgement = judge.Decide(trial with { Made = [.. trial.Made, struck with { Id = "snap-0other" }] });

        Assert.Equal((Verdict.Leak, $"snap-0other of {struck.Action} was not encrypted, and its data is to be"), (judgement.Verdict, judgement.Reason));
    }
}
