using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Outages;

/// <summary>A task does its work and its result is lost, by whatever name Lambda or the function's runtime has for that.</summary>
public sealed class LostResultScenarios
{
    [Theory]
    [InlineData("s3-encrypt")]
    [InlineData("s5-unique-keys")]
    [InlineData("s5-unique-keys-snapshots")]
    public async Task CommitImage_WhoseResultIsAlwaysLost_FailsAndNamesTheImageThatIsCommitted(string example)
    {
        var account = Lossy("Commit image", "Runtime.Whatever", times: int.MaxValue);

        var report = await account.RunAsync(Examples.Request(example));

        var image = Assert.Single(account.AssertNothingTemporaryLeft());
        Assert.Equal("Runtime.Whatever", report.Failure!.Error);
        Assert.EndsWith($"Committed, and so kept: {image.Id}.", report.Failure.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CleanUp_WhoseResultIsLostForMinutes_IsNotGivenUp()
    {
        var account = Lossy("Clean up", "Runtime.Whatever", times: 9);

        var report = await account.RunAsync(Examples.Request("s5-unique-keys"));

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Single(account.AssertNothingTemporaryLeft());
    }

    [Fact]
    public async Task CleanUp_WhoseResultIsAlwaysLost_NamesTheImageThatIsCommitted()
    {
        var account = Lossy("Clean up", "Runtime.Whatever", times: int.MaxValue);

        var report = await account.RunAsync(Examples.Request("s5-unique-keys"));

        var image = account.View.Images.Single(image => image.Tags.GetValueOrDefault("ami-pipeline:state") == "committed");
        Assert.Equal("CleanUpIncompleteException", report.Failure!.Error);
        Assert.EndsWith($"Committed, and so kept: {image.Id}.", report.Failure.Cause, StringComparison.Ordinal);
        Assert.False(report.CleanUp.HasEnded);
    }

    private static Account Lossy(string state, string error, int times) => new(tasks: functions => new LossyLambda(functions, state, error, times));
}
