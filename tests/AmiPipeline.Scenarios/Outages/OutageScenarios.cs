using AmiPipeline.Reports;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using Xunit;

namespace AmiPipeline.Scenarios.Outages;

/// <summary>AWS stops answering, for a while or for good. What is known to be there is named.</summary>
public sealed class OutageScenarios
{
    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public async Task CleanUp_WhoseCallsAreAnsweredTooLate_GoesOnWhenTheyAreAnswered(int calls)
    {
        var account = new Account();
        account.Engine.Cloud.Faults.When(_ => account.View.Images.Any(IsCommitted), times: calls).TimeOut();

        var report = await account.RunAsync(Examples.Request("s5-unique-keys"));

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Single(account.AssertNothingTemporaryLeft());
        // The instance, its root volume and the three that took part in the image.
        Assert.Equal(5, report.CleanUp.Removed.Count);
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("throttle")]
    [InlineData("lost")]
    [InlineData("page")]
    public async Task OutageForGood_AfterTheCommit_NamesTheImageAndWhatIsLeft(string how)
    {
        var account = new Account();
        Arm(account.Engine.Cloud.Faults.When(_ => account.View.Images.Any(IsCommitted), times: int.MaxValue), how);

        var report = await account.RunAsync(Examples.Request("s5-unique-keys"));

        Assert.Equal("CleanUpIncompleteException", report.Failure!.Error);
        Assert.Contains($"Committed, and so kept: {account.View.Images.Single(IsCommitted).Id}.", report.Failure.Cause, StringComparison.Ordinal);
        AssertNamesWhatIsLeft(account, report, exceptVolumesOfTheInstance: true);
    }

    [Theory]
    [InlineData("s5-unique-keys", "StopInstances")]
    [InlineData("s5-unique-keys", "AttachVolume")]
    [InlineData("s5-unique-keys-snapshots", "RegisterImage")]
    [InlineData("s3-encrypt", "DescribeSnapshots")]
    public async Task OutageForGood_DuringTheBuild_EndsAndNamesWhatTheStepsHadRecorded(string example, string from)
    {
        var account = new Account();
        var isOver = false;
        account.Engine.Cloud.Faults.When(call => isOver |= call.Action == from && account.View.Images.Count + account.View.Volumes.Count > Existing.Value, times: int.MaxValue).TimeOut();

        var report = await account.RunAsync(Examples.Request(example));

        Assert.NotEmpty(report.CleanUp.Remaining);
        Assert.DoesNotContain("Committed, and so kept", report.Failure!.Cause, StringComparison.Ordinal);
        Assert.InRange(report.Duration, TimeSpan.Zero, TimeSpan.FromHours(3));
    }

    /// <summary>Each attempt is a minute and more of real time, and nothing is made yet: a person waits.</summary>
    [Fact]
    public async Task NoAnswerAtAll_WhilePlanning_IsTriedThreeTimes()
    {
        var account = new Account();
        account.Engine.Cloud.Faults.When(_ => true, times: int.MaxValue).TimeOut();

        var report = await account.RunAsync(Examples.Request("s3-encrypt"));

        Assert.Equal("AwsTimedOutException", report.Failure!.Error);
        Assert.Equal(3, report.History.Count(entry => entry.Type == HistoryEventType.LambdaFunctionFailed));
        Assert.InRange(report.Duration, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    // Nothing of the examples' own account counts.
    private static readonly Lazy<int> Existing = new(() =>
    {
        var view = new Account().View;
        return view.Images.Count + view.Volumes.Count;
    });

    private static bool IsCommitted(Simulator.Inspection.ImageView image) => image.Tags.GetValueOrDefault("ami-pipeline:state") == "committed";

    private static void AssertNamesWhatIsLeft(Account account, ExecutionReport report, bool exceptVolumesOfTheInstance)
    {
        var left = account.View.Instances.Where(instance => instance.Tags.ContainsKey("ami-pipeline:execution")).Select(instance => instance.Id)
            .Concat(account.View.Volumes.Where(volume => volume.Tags.ContainsKey(exceptVolumesOfTheInstance ? "ami-pipeline:device" : "ami-pipeline:execution")).Select(volume => volume.Id))
            .ToList();
        Assert.True(left.Count >= 3);
        Assert.All(left, id => Assert.Contains(id, report.Failure!.Cause, StringComparison.Ordinal));
        Assert.All(left, id => Assert.Contains(report.CleanUp.Remaining, resource => resource.Id == id));
    }

    private static void Arm(Simulator.Faults.FaultPoint point, string how)
    {
        switch (how)
        {
            case "timeout":
                point.TimeOut();
                break;
            case "throttle":
                point.Throttle();
                break;
            case "page":
                point.AnswerWith(200, "text/html", "<html>Sign in</html>");
                break;
            default:
                point.LoseResponse();
                break;
        }
    }
}
