using Amazon.EC2.Model;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Retention;

/// <summary>Images that nothing refers to, and that must not go nevertheless.</summary>
public sealed class StayingImageScenarios
{
    /// <summary>Another execution has made it, and has yet to copy, share or publish it.</summary>
    [Fact]
    public async Task ImageMadeToday_Stays()
    {
        var account = new RetentionAccount();
        var made = (await account.Copies.SucceedAsync(RetentionAccount.AtHome, "run-1")).Result!.ImageId;

        Assert.Equal(new OlderImage(made, OlderImageState.Kept, "made less than a day ago, so that its execution may still be using it"), await account.ComesOfAsync());

        account.AssertNoneHalfRemoved();
    }

    [Fact]
    public async Task Source_Stays()
    {
        var account = new RetentionAccount();
        var source = await account.MakeAsync(RetentionAccount.AtHome, "run-1");

        var report = await account.RunAsync(RetentionAccount.AtHome.Replace("ami-03000000000000001", source, StringComparison.Ordinal));

        Assert.Empty(Assert.Single(report.Result!.Retention!.Items).Images);
        Assert.Equal([source, report.Result.ImageId], account.Family(RetentionAccount.Home).Select(image => image.Id));
    }

    /// <summary>A person has gone a step further than the pipeline.</summary>
    [Fact]
    public async Task DeprecatedImage_ThatAPersonDisabled_Stays()
    {
        var account = new RetentionAccount();
        var older = await account.MakeAsync(RetentionAccount.AtHome, "run-1");
        await MarkAsync(account, older, "deprecated 2020-01-01T00:00:00Z");
        await account.Owner.DisableImageAsync(new DisableImageRequest { ImageId = older });

        Assert.Equal(new OlderImage(older, OlderImageState.Kept, "disabled by somebody else"), await account.ComesOfAsync());
    }

    /// <summary>From the Recycle Bin it comes back with the tags that it went with, and so do its snapshots.</summary>
    [Fact]
    public async Task RestoredImage_BeginsAnew_AndItsSnapshotsAreItsOwnAgain()
    {
        var account = new RetentionAccount();
        var older = await account.MakeAsync(RetentionAccount.AtHome, "run-1");
        var snapshot = account.Copies.Home.View.Image(older).Devices[0].SnapshotId!;
        await MarkAsync(account, older, "removing 2020-01-01T00:00:00Z");
        await MarkAsync(account, snapshot, $"with {older}");
        account.Engine.Cloud.Faults.When(call => call.Action == "DescribeImageReferences").Refuse("UnauthorizedOperation", "Injected.", 403);

        Assert.Equal(new OlderImage(older, OlderImageState.Deprecated, "DescribeImageReferences is denied"), await account.ComesOfAsync());

        Assert.Equal("no", account.Copies.Home.View.Snapshots.Single(found => found.Id == snapshot).Tags["ami-pipeline:leaving"]);
        Assert.StartsWith("deprecated ", account.Copies.Home.View.Image(older).Tags["ami-pipeline:leaving"], StringComparison.Ordinal);
    }

    private static Task MarkAsync(RetentionAccount account, string id, string mark) => account.Owner.CreateTagsAsync(new CreateTagsRequest([id], [new Tag("ami-pipeline:leaving", mark)]));
}
