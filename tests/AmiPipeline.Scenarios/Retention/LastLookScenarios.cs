using Amazon.EC2.Model;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Retention;

/// <summary>An older image is decided to go; before it does, something happens that keeps it.</summary>
public sealed class LastLookScenarios
{
    [Theory]
    [InlineData("launched", "used by instance i-")]
    [InlineData("shared", "shared, and its usage report is not ready yet")]
    [InlineData("disabled", "disabled by somebody else")]
    [InlineData("denied", "DescribeImageReferences is denied")]
    [InlineData("configured", "used by launch configuration batch")]
    [InlineData("listing denied", "DescribeLaunchConfigurations is denied")]
    public async Task ImageThatIsToStayByNow_Stays(string happens, string reason)
    {
        var account = new RetentionAccount();
        var older = await account.MakeAsync(RetentionAccount.AtHome, "run-1");
        var snapshot = account.Copies.Home.View.Image(older).Devices[0].SnapshotId!;
        var isOver = false;
        account.Engine.Cloud.Calls.Answered += Happen;

        var came = await account.ComesOfAsync();

        Assert.True(isOver);
        Assert.Equal((older, OlderImageState.Kept), (came.ImageId, came.State));
        Assert.StartsWith(reason, came.Reason, StringComparison.Ordinal);
        var view = account.Copies.Home.View;
        var mark = happens == "launched" ? "no" : null;
        Assert.Equal((mark, mark), (view.Image(older).Tags.GetValueOrDefault("ami-pipeline:leaving"), view.Snapshot(snapshot).Tags.GetValueOrDefault("ami-pipeline:leaving")));
        account.AssertNoneHalfRemoved();

        // The last answer by which it is decided.
        void Happen(object? sender, RecordedCall call)
        {
            if (!isOver && call.Action == "DescribeImageAttribute" && call.Parameters["ImageId"] == older && call.Parameters["Attribute"] == "launchPermission")
            {
                isOver = true;
                HappenAsync(account, older, snapshot, happens).GetAwaiter().GetResult();
            }
        }
    }

    private static async Task HappenAsync(RetentionAccount account, string imageId, string snapshotId, string happens)
    {
        switch (happens)
        {
            case "launched":
                // As an interrupted try has left it.
                await account.Owner.CreateTagsAsync(new CreateTagsRequest([imageId], [new Tag("ami-pipeline:leaving", "removing 2020-01-01T00:00:00Z")]));
                await account.Owner.CreateTagsAsync(new CreateTagsRequest([snapshotId], [new Tag("ami-pipeline:leaving", $"with {imageId}")]));
                await account.LaunchAsync(imageId);
                break;
            case "shared":
                await account.ShareAsync(imageId);
                break;
            case "configured":
                await account.CreateLaunchConfigurationAsync("batch", imageId);
                break;
            case "disabled":
                await account.Owner.DisableImageAsync(new DisableImageRequest { ImageId = imageId });
                break;
            default:
                account.Engine.Cloud.Faults.When(call => call.Action == (happens == "denied" ? "DescribeImageReferences" : "DescribeLaunchConfigurations")).Refuse(happens == "denied" ? "UnauthorizedOperation" : "AccessDenied", "Injected.", 403);
                break;
        }
    }
}
