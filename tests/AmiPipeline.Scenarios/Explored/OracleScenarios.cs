using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;
using Xunit;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>The oracles see what is not as requested: each execution is right, and is judged again with one thing in the world after it different.</summary>
public sealed class OracleScenarios
{
    private static readonly Place Home = new("111122223333", "us-east-1");

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task DefaultVersion_ThatIsNotAsRequested_IsALie(bool setsDefault, int version)
    {
        var (judge, trial) = await RunAsync("publish", request => request.Replace("\"setDefault\": true", $"\"setDefault\": {(setsDefault ? "true" : "false")}", StringComparison.Ordinal));
        var misled = With(trial, view => view with { LaunchTemplates = [.. view.LaunchTemplates.Select(template => template with { DefaultVersion = version })] });

        AssertLie($"the default version of lt-0e000000000000001 is {version}, and was 1", judge.Decide(misled));
    }

    [Fact]
    public async Task LaunchTemplate_ThatIsNotNamed_IsNotToChange()
    {
        var (judge, trial) = await RunAsync("s3-encrypt");
        var misled = With(trial, view => view with { LaunchTemplates = [.. view.LaunchTemplates.Select(template => template with { DefaultVersion = 2 })] });

        AssertLie("lt-0e000000000000001, which is not to be changed, is", judge.Decide(misled));
    }

    [Theory]
    [InlineData("\"deprecateAfterDays\": 90")]
    [InlineData("\"deprecateAt\": \"2027-06-01T12:30Z\"")]
    public async Task Deprecation_OnAnotherDate_IsALie(string field)
    {
        var (judge, trial) = await RunAsync("publish", request => request.Replace("\"deprecateAfterDays\": 90,", field + ",", StringComparison.Ordinal));
        var date = trial.After.HomeView.Images.Select(image => image.DeprecationTime).OfType<DateTimeOffset>().Single();
        var misled = With(trial, view => view with { Images = [.. view.Images.Select(image => image with { DeprecationTime = image.DeprecationTime?.AddMinutes(2) })] });

        AssertLie($"is deprecated {date.AddMinutes(2):u}, not ", judge.Decide(misled));
    }

    private static async Task<(Judge Judge, TrialRecord Trial)> RunAsync(string example, Func<string, string>? change = null)
    {
        var subject = ExploredRequests.Create(example);
        subject = subject with { Request = change?.Invoke(subject.Request) ?? subject.Request };
        using var trial = new Trial(subject, []);
        var record = await trial.RunAsync(repeats: false);
        var judge = new Judge(subject);
        var judgement = judge.Decide(record);
        Assert.True(judgement.Verdict == Verdict.RightImage, $"{judgement}");
        return (judge, record);
    }

    private static TrialRecord With(TrialRecord trial, Func<AccountView, AccountView> change) => trial with
    {
        After = trial.After with { Views = trial.After.Views.ToDictionary(view => view.Key, view => view.Key == Home ? change(view.Value) : view.Value) },
    };

    private static void AssertLie(string reason, Judgement judgement)
    {
        Assert.Equal(Verdict.Lie, judgement.Verdict);
        Assert.Contains(reason, judgement.Reason, StringComparison.Ordinal);
    }
}
