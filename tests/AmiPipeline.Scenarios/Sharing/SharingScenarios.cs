using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Scenarios.Sharing;

/// <summary>A source of another account: shared for the execution, and as it was when the execution has ended.</summary>
public sealed class SharingScenarios
{
    [Fact]
    public async Task EncryptedImageOfAnotherAccount_IsCopiedUnderOurKey_AndNothingStaysShared()
    {
        var source = new SharedSource();
        var content = source.Image;

        var image = await source.Account.SucceedAsync(SharedSource.Request);

        Assert.All(image.Devices, device => Assert.Equal(source.Account.KeyArn("alias/golden"), device.KeyArn));
        Same.Data(content, image);
        source.Account.AssertOnlyAdded(image);
        source.AssertNothingLeft();
    }

    [Fact]
    public async Task Source_IsSharedWhileTheImageIsMade()
    {
        var source = new SharedSource();
        var shared = false;
        source.Account.Engine.Cloud.Calls.Answered += (_, call) => shared |= call.Action == "CopyImage" && source.IsShared();

        await source.Account.SucceedAsync(SharedSource.Request);

        Assert.True(shared);
    }

    [Theory]
    [InlineData("snapshots")]
    [InlineData("instance")]
    public async Task OtherRoutes_OfAnotherAccount_WorkToo(string route)
    {
        var source = new SharedSource();

        var image = await source.Account.SucceedAsync(SharedSource.Request.Replace("\"kmsKeyId\"", $"\"via\": \"{route}\", \"kmsKeyId\"", StringComparison.Ordinal));

        Assert.All(image.Devices, device => Assert.Equal(source.Account.KeyArn("alias/golden"), device.KeyArn));
        source.AssertNothingLeft();
    }

    /// <summary>The same again finds the committed image, and shares for no longer than it takes to see that.</summary>
    [Fact]
    public async Task SameRequestAgain_ReturnsTheImage_AndLeavesNothingShared()
    {
        var source = new SharedSource();
        var first = await source.Account.SucceedAsync(SharedSource.Request, "run-1");

        var second = await source.Account.SucceedAsync(SharedSource.Request, "run-2");

        Assert.Equal(first.Id, second.Id);
        source.AssertNothingLeft();
    }

    [Fact]
    public async Task ImageOfOurOwn_WithOurAccount_IsNotSharedWithAnybody()
    {
        var account = new Account();

        await account.SucceedAsync("""{ "source": { "imageId": "ami-03000000000000001", "accountId": "111122223333" }, "name": "own" }""");

        Assert.Empty(account.Calls("AssumeRole"));
        Assert.Empty(account.Calls("ModifyImageAttribute"));
    }

    /// <summary>What the owner has given stays his to take: only the rest was given, and is taken back.</summary>
    [Theory]
    [InlineData("launchPermissions", "\"description\": \"nobody else may see it", "\"launchPermissions\": [\"111122223333\"], ")]
    [InlineData("sharedWith", "\"sizeGiB\": 20, \"tags\"", "\"sharedWith\": [\"111122223333\"], ")]
    public async Task OwnersOwnPermission_Stays(string permission, string place, string given)
    {
        var world = Examples.WorldJson.Replace(place, given + place, StringComparison.Ordinal);
        Assert.NotEqual(Examples.WorldJson, world);
        var source = new SharedSource(world: WorldDefinition.Parse(world));

        await source.Account.SucceedAsync(SharedSource.Request);

        source.AssertNothingLeft();
        Assert.Contains(Account.Id, permission == "sharedWith" ? source.Owner.Snapshot(SharedSource.DataSnapshotId).CreateVolumePermissions : source.Image.LaunchPermissions);
    }

    [Fact]
    public async Task FailureHalfWay_TakesEverythingBack()
    {
        var source = new SharedSource();
        source.Account.Engine.Cloud.Faults.AtCall("CopyImage").Refuse("InvalidRequest", "Injected.");

        var report = await source.Account.RunAsync(SharedSource.Request);

        Assert.Equal(nameof(AwsCallRefusedException), report.Failure!.Error);
        source.Account.AssertNothingTemporaryLeft();
        source.AssertNothingLeft();
    }

    /// <summary>EC2 may show it no more, for hours, before it says that it is gone.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task SourceThatIsDeregisteredMeanwhile_IsNoFaultOfTheEnd(int hours)
    {
        var source = new SharedSource(options => options with { EventualConsistency = EventualConsistency.None with { DeregisteredImageIds = TimeSpan.FromHours(hours) } });
        source.Account.Engine.Cloud.Calls.Answered += (_, call) =>
        {
            if (call.Action == "CreateTags" && call.AccountId == Account.Id)
            {
                Deregister(source);
            }
        };

        var image = await source.Account.SucceedAsync(SharedSource.Request);

        Assert.Equal("available", image.State);
        Assert.Empty(source.Owner.Key("alias/theirs").Grants);
        Assert.All(source.Owner.Snapshots, snapshot => Assert.DoesNotContain(snapshot.Tags.Keys, key => key.StartsWith("ami-pipeline:", StringComparison.Ordinal)));
        Assert.Empty(source.Owner.Snapshot(SharedSource.RootSnapshotId).CreateVolumePermissions);
    }

    [Fact]
    public async Task GrantsAndTagsThatAreSlowToShow_AreWaitedFor()
    {
        var source = new SharedSource(options => options with { EventualConsistency = new EventualConsistency(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)) { Grants = TimeSpan.FromMinutes(4) } });

        await source.Account.SucceedAsync(SharedSource.Request);

        source.AssertNothingLeft();
    }

    private static void Deregister(SharedSource source)
    {
        var owner = SimulatedClients.Create(source.Account.Engine.Cloud, source.Account.Engine.Clock).Ec2(new AwsLocation(SharedSource.OwnerId, Account.Region));
        owner.DeregisterImageAsync(new Amazon.EC2.Model.DeregisterImageRequest { ImageId = SharedSource.ImageId }).GetAwaiter().GetResult();
    }
}
