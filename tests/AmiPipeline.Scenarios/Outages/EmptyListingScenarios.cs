using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Outages;

/// <summary>A listing is valid and shows nothing of what there is. It proves nothing: what is known to exist is asked for again.</summary>
public sealed class EmptyListingScenarios
{
    // Each with the routes that can be asked for by name.
    public static TheoryData<string> OwnSources { get; } =
    [
        """{ "source": { "imageId": "ami-05000000000000001" }, "name": "kept-root", "via": "instance", "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 2, "kmsKeyId": "alias/data" } ] }""",
        """{ "source": { "imageId": "ami-05000000000000001" }, "name": "kept-root", "via": "snapshots", "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 2, "kmsKeyId": "alias/data" } ] }""",
        """{ "source": { "imageId": "ami-05000000000000001" }, "name": "kept-root", "via": "copy" }""",
    ];

    [Theory]
    [MemberData(nameof(OwnSources))]
    public async Task SnapshotOfAnOwnImage_ThatDoesNotShowOnce_KeepsItsKey(string request)
    {
        var account = new Account();
        account.Engine.Cloud.Faults.AtCall("DescribeSnapshots").ShowNothing();

        var image = await account.SucceedAsync(request);

        Assert.Equal("alias/root", account.AliasOf(image.Devices.Single(device => device.DeviceName == "/dev/xvda").KeyArn));
        account.AssertOnlyAdded(image);
    }

    [Theory]
    [MemberData(nameof(OwnSources))]
    public async Task SnapshotOfAnOwnImage_ThatNeverShows_IsRefusedAndNothingIsMade(string request)
    {
        var account = new Account();
        account.Engine.Cloud.Faults.When(call => call.Action == "DescribeSnapshots", times: int.MaxValue).ShowNothing();

        var report = await account.RunAsync(request);

        Assert.Equal("ResourceNotVisibleException", report.Failure!.Error);
        Assert.Contains("DescribeSnapshots does not show snap-", report.Failure.Cause, StringComparison.Ordinal);
        account.AssertOnlyAdded();
    }

    [Theory]
    [MemberData(nameof(ExampleRequests.OfEachRoute), MemberType = typeof(ExampleRequests))]
    public async Task SnapshotOfTheResult_ThatDoesNotShowOnce_IsAskedForAgain(string example)
    {
        var account = new Account();
        // The last that is asked for by id is asked for by Verify image.
        var last = await LastAsync(example, call => call.Action == "DescribeSnapshots" && call.Parameters.Values.Contains("snapshot-id"));
        account.Engine.Cloud.Faults.AtCall(last).ShowNothing();

        var image = await account.SucceedAsync(Examples.Request(example));

        account.AssertOnlyAdded(image);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task CleanUp_WhoseListingsShowNothing_AsksForWhatItKnows(int times)
    {
        var account = new Account();
        var isCommitted = false;
        account.Engine.Cloud.Calls.Answered += (_, call) => isCommitted |= call.Action == "CreateTags";
        account.Engine.Cloud.Faults.When(call => isCommitted && call.Action == "DescribeVolumes" && call.Parameters.Values.Any(value => value.StartsWith("tag:", StringComparison.Ordinal)), times).ShowNothing();
        account.Engine.Cloud.Faults.When(call => isCommitted && call.Action == "DescribeInstances" && call.Parameters.Values.Any(value => value.StartsWith("tag:", StringComparison.Ordinal)), times).ShowNothing();

        var report = await account.RunAsync(Examples.Request("s5-unique-keys"));

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Single(account.AssertNothingTemporaryLeft());
    }

    [Theory]
    [InlineData("s5-unique-keys-snapshots", "DescribeVolumes", 2)]
    [InlineData("s5-unique-keys", "DescribeVolumes", 7)]
    [InlineData("s3-encrypt", "DescribeSnapshots", 7)]
    public async Task RecordedResources_WhichFiveListingsInARowDoNotShow_AreRemovedNevertheless(string example, string action, int from)
    {
        var account = new Account();
        account.Engine.Cloud.Faults.When(call => call.Action == action && call.Occurrence >= from, 5).ShowNothing();

        var report = await account.RunAsync(Examples.Request(example));

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Single(account.AssertNothingTemporaryLeft());
    }

    [Fact]
    public async Task CleanUp_AfterAFailure_WhoseListingsByTagNeverShowAnything_RemovesWhatWasRecorded()
    {
        var account = new Account();
        account.Engine.Cloud.Faults.FailNext(Simulator.Faults.ResourceKind.Image);
        var hasFailed = false;
        account.Engine.Cloud.Faults.When(call => (hasFailed |= account.View.Images.Any(image => image.State == "failed")) && call.Parameters.Values.Any(value => value.StartsWith("tag:ami-pipeline:execution", StringComparison.Ordinal)), int.MaxValue).ShowNothing();

        var report = await account.RunAsync(Examples.Request("s5-unique-keys"));

        Assert.Equal("ImageFailedException", report.Failure!.Error);
        Assert.DoesNotContain(account.View.Instances, instance => instance.State != "terminated" && instance.Tags.ContainsKey("ami-pipeline:execution"));
        Assert.DoesNotContain(account.View.Volumes, volume => volume.Tags.ContainsKey("ami-pipeline:device"));
        Assert.DoesNotContain(account.View.Images, image => image.Tags.ContainsKey("ami-pipeline:execution"));
    }

    private static async Task<int> LastAsync(string example, Func<Simulator.Logs.RecordedCall, bool> condition)
    {
        var account = new Account();
        await account.SucceedAsync(Examples.Request(example));
        return account.Engine.Cloud.Calls.All.Last(condition).Number;
    }
}
