using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Outages;

/// <summary>A task does its work and its result is lost, by whatever name Lambda or the function's runtime has for that.</summary>
public sealed class LostResultScenarios
{
    public static TheoryData<string, string> Cases { get; } = AllCases();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task LostResult_OfEachState_ChangesNothingInTheResult(string example, string error)
    {
        foreach (var state in await StatesOfAsync(example))
        {
            var account = Lossy(state, error, times: 1);

            var report = await account.RunAsync(Examples.Request(example));

            Assert.True(report.Status == ExecutionStatus.Succeeded, $"{example}: {error} at {state}: {report.Failure}");
            account.AssertOnlyAdded(account.View.Image(report.Result!.ImageId));
        }
    }

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

    private static async Task<IReadOnlyList<string>> StatesOfAsync(string example)
    {
        var states = new List<string>();
        var account = new Account(tasks: functions => new Recorder(functions, states));
        await account.SucceedAsync(Examples.Request(example));
        return [.. states.Distinct()];
    }

    private static TheoryData<string, string> AllCases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var example in new[] { "s3-encrypt", "s4-capture", "s5-unique-keys", "s5-unique-keys-snapshots" })
        {
            foreach (var error in new[] { "Runtime.OutOfMemory", "Lambda.Unknown", "Lambda.ResourceNotReadyException", "Function.ResponseSizeTooLarge", "SomethingNew" })
            {
                cases.Add(example, error);
            }
        }

        return cases;
    }
}
