using AmiPipeline.Scenarios.Outages;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>The results of passes over the copies are lost: no Region keeps anything but what was committed. Faults at each call are explored (<see cref="Explored.ExplorationScenarios"/>).</summary>
public sealed class CopyFaultScenarios
{
    // The image itself is one CopyImage, so that most calls are those of its copies: one by snapshots, under two keys, and one by CopyImage.
    private const string Request = """
        { "source": { "imageId": "ami-01000000000000001" }, "name": "copied", "kmsKeyId": "alias/golden",
          "copies": { "to": [
            { "region": "eu-west-1", "kmsKeyId": "alias/europe", "volumes": [{ "deviceName": "/dev/sdf", "kmsKeyId": "alias/europe-data" }] },
            { "region": "us-west-2" }] } }
        """;

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
}
