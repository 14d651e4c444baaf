using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Retention;

/// <summary>Snapshots that are not as the pipeline makes them keep no place from removing what is to go.</summary>
public sealed class OddSnapshotScenarios
{
    private readonly RetentionAccount _account = new();

    [Fact]
    public async Task SnapshotOfTwoImages_ThatBothGo_GoesToo()
    {
        var first = await _account.MakeAsync(RetentionAccount.AtHome, "run-1");
        var image = _account.Copies.Home.View.Image(first);
        var second = (await _account.Owner.RegisterImageAsync(new RegisterImageRequest
        {
            Name = "over-the-same",
            RootDeviceName = "/dev/xvda",
            VirtualizationType = "hvm",
            Architecture = "x86_64",
            BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { SnapshotId = image.Devices[0].SnapshotId } }],
            TagSpecifications = [new TagSpecification { ResourceType = ResourceType.Image, Tags = [.. image.Tags.Select(tag => new Tag(tag.Key, tag.Value))] }],
        })).ImageId;
        _account.Engine.Clock.Advance(TimeSpan.FromDays(2));

        await AssertGoAsync(first, second);
    }

    [Fact]
    public async Task SnapshotOfAnotherFamily_GoesWithItsImage()
    {
        var older = await _account.MakeAsync(RetentionAccount.AtHome.Replace("\"family\": \"web\"", "\"family\": \"base-linux\"", StringComparison.Ordinal), "run-1");
        await _account.Owner.CreateTagsAsync(new CreateTagsRequest([older], [new Tag("ami-pipeline:family", "web")]));

        await AssertGoAsync(older);
    }

    /// <summary>A filter takes 200 values (EC2 API Reference, "DescribeImages"), and what a person has marked with names no image.</summary>
    [Fact]
    public async Task SnapshotsOfManyImagesThatAreGone_Go_AndOneWhoseMarkIsOdd_Stays()
    {
        var older = await _account.MakeAsync(RetentionAccount.AtHome, "run-1");
        var tags = _account.Copies.Home.View.Image(older).Tags;
        var volume = (await _account.Owner.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = Account.Region + "a", Size = 1 })).Volume.VolumeId;
        var odd = await MakeAsync("with ami-xyz");
        for (var left = 0; left <= 200; left++)
        {
            await MakeAsync($"with ami-0{left:x16}");
        }

        await AssertGoAsync([older], [odd]);

        async Task<string> MakeAsync(string mark)
        {
            _account.Engine.Clock.Advance(TimeSpan.FromMinutes(1));
            return (await _account.Owner.CreateSnapshotAsync(new CreateSnapshotRequest(volume, "left")
            {
                TagSpecifications = [new TagSpecification { ResourceType = ResourceType.Snapshot, Tags = [.. tags.Select(tag => new Tag(tag.Key, tag.Value)), new Tag("ami-pipeline:leaving", mark)] }],
            })).Snapshot.SnapshotId;
        }
    }

    private Task AssertGoAsync(params string[] images) => AssertGoAsync(images, []);

    private async Task AssertGoAsync(string[] images, string[] stays)
    {
        var report = await _account.RunAsync(RetentionAccount.AtHome);

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Equal(images.Select(id => new OlderImage(id, OlderImageState.Removed, "not used")).ToHashSet(), Assert.Single(report.Result!.Retention!.Items).Images.ToHashSet());
        var view = _account.Copies.Home.View;
        Assert.Equal([report.Result.ImageId], _account.Family(RetentionAccount.Home).Select(image => image.Id));
        Assert.Equal(
            view.Image(report.Result.ImageId).Devices.Select(device => device.SnapshotId!).Concat(stays).Order(),
            view.Snapshots.Where(snapshot => snapshot.Tags.ContainsKey("ami-pipeline:family")).Select(snapshot => snapshot.Id).Order());
    }
}
