using AmiPipeline.Scenarios.Outages;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>Every call of an execution with copies goes wrong in turn, in each way that AWS has: no Region keeps anything but what was committed.</summary>
public sealed class CopyFaultScenarios
{
    // The image itself is one CopyImage, so that most calls are those of its copies: one by snapshots, under two keys, and one by CopyImage.
    private const string Request = """
        { "source": { "imageId": "ami-01000000000000001" }, "name": "copied", "kmsKeyId": "alias/golden",
          "copies": { "to": [
            { "region": "eu-west-1", "kmsKeyId": "alias/europe", "volumes": [{ "deviceName": "/dev/sdf", "kmsKeyId": "alias/europe-data" }] },
            { "region": "us-west-2" }] } }
        """;

    public static TheoryData<Fault> Faults { get; } = [.. Fault.All];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task FaultAtEachCall_LeavesNothingButWhatIsCommitted_InAnyRegion(Fault fault)
    {
        foreach (var call in await CallsOfCopiesAsync())
        {
            var account = new CopyAccount();
            fault.Inject(account.Home.Engine.Cloud.Faults.AtCall(call.Number));

            var report = await account.RunAsync(Request);

            var where = $"{fault} at call {call.Number}, {call.Action} in {call.Region}: {report.Failure}";
            try
            {
                var committed = account.AssertNothingTemporaryLeft();
                Assert.True(fault.MustSucceed ? report.Status == ExecutionStatus.Succeeded && committed.Count == 3 : committed.Count <= 3, where);
                Assert.True(report.Status != ExecutionStatus.Succeeded || committed.Count == 3, where);
                Assert.True(report.Failure is not { Error: nameof(Errors.CopiesFailedException) } || committed.Count is 1 or 2, where);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException(where, error);
            }
        }
    }

    [Theory]
    [InlineData("Runtime.OutOfMemory", 1)]
    [InlineData("Lambda.Unknown", 3)]
    public async Task LostResult_OfAnyPass_ChangesNothingInTheResult(string error, int times)
    {
        var account = new CopyAccount(tasks: functions => new LossyLambda(functions, StateNames.CopyImages, error, times));

        await account.SucceedAsync(Request);

        Assert.Equal(3, account.AssertNothingTemporaryLeft().Count);
    }

    /// <summary>The copies are committed by passes whose results nobody got: their tags say so, and clean-up leaves them.</summary>
    [Fact]
    public async Task PassesWhoseResultsAreAlwaysLost_EndTheExecutionAndRemoveWhatIsNotCommitted()
    {
        var account = new CopyAccount(tasks: functions => new LossyLambda(functions, StateNames.CopyImages, "Runtime.Whatever", int.MaxValue));

        var report = await account.RunAsync(Request);

        Assert.Equal("Runtime.Whatever", report.Failure!.Error);
        Assert.Contains(report.Failure.Cause, text => text != '\0');
        Assert.NotEmpty(account.AssertNothingTemporaryLeft());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task KilledAtEachCall_TheSameAgain_MakesAllAndLeavesNothing(bool afterItsEffect)
    {
        foreach (var call in await CallsOfCopiesAsync())
        {
            var account = new CopyAccount();
            await KilledExecution.KillAsync(account.Home, Request, call.Number, afterItsEffect);

            var report = await account.RunAsync(Request);

            var where = $"killed at call {call.Number}, {call.Action} in {call.Region}: {report.Failure}";
            Assert.True(report.Status == ExecutionStatus.Succeeded, where);
            try
            {
                Assert.Equal(3, account.AssertNothingTemporaryLeft().Count);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException(where, error);
            }
        }
    }

    // Those of other Regions, and all that follow the image's commit: the exploration has the rest. Of calls that wait, the first two and the last are enough.
    private static async Task<IReadOnlyList<RecordedCall>> CallsOfCopiesAsync()
    {
        var account = new CopyAccount();
        await account.SucceedAsync(Request);
        var calls = account.Home.Engine.Cloud.Calls.All;
        var commit = calls.First(call => call is { Action: "CreateTags", Region: Account.Region }).Number;
        var ofCopies = calls.Where(call => call.Region != Account.Region || call.Number > commit).GroupBy(call => (call.Action, call.Region)).ToList();
        Assert.True(ofCopies.Count > 20);
        return [.. ofCopies.SelectMany(same => same.Take(2).Union(same.TakeLast(1)))];
    }
}
