using AmiPipeline.Simulator.Faults;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Clean-up that cannot see or cannot remove says so, and keeps the build's own error.</summary>
public sealed class BlindCleanUpScenarios
{
    [Fact]
    public async Task Listing_DeniedForGood_EndsWithWhatCouldNotBeListedAndTheBuildsError()
    {
        var account = new Account();
        account.Engine.Cloud.Faults.FailNext(ResourceKind.Image, "the reason that EC2 gives");
        account.Engine.Cloud.Faults.When(call => call.Action == "DescribeVolumes", times: int.MaxValue).Refuse("UnauthorizedOperation", "Not allowed.", 403);

        var report = await account.RunAsync(Examples.Request("s3-encrypt"));

        Assert.Equal("CleanUpIncompleteException", report.Failure!.Error);
        Assert.Contains("volumes not listed: Not allowed.", report.Failure.Cause, StringComparison.Ordinal);
        Assert.Contains("The build had failed before: ImageFailedException", report.Failure.Cause, StringComparison.Ordinal);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    [Fact]
    public async Task Removal_DeniedForGood_EndsWithWhatIsLeftAndWhy()
    {
        var account = new Account();
        account.Engine.Cloud.Faults.When(call => call.Action == "DeleteVolume", times: int.MaxValue).Refuse("UnauthorizedOperation", "Not allowed.", 403);

        var report = await account.RunAsync(Examples.Request("s5-unique-keys-snapshots"));

        Assert.Equal("CleanUpIncompleteException", report.Failure!.Error);
        Assert.InRange(report.Duration, TimeSpan.FromMinutes(20), TimeSpan.FromHours(2));
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(report.Failure.Cause, @"vol-[0-9a-f]+ \(available\): UnauthorizedOperation: Not allowed\."));
    }
}
