using System.Text.Json;
using Amazon.EC2.Model;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The events that EC2 sends to EventBridge, letter by letter.</summary>
public sealed class EventTests : IDisposable
{
    private const string ImageType = "EC2 AMI State Change";
    private const string SnapshotType = "EBS Snapshot Notification";
    private const string VolumeType = "EBS Volume Notification";
    private const string InstanceType = "EC2 Instance State-change Notification";

    private readonly Lab _lab = new();

    [Fact]
    public async Task CopyImage_SendsAvailable_AndNothingForPending()
    {
        var id = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001" });
        Assert.Empty(_lab.Cloud.Events.UntilNow());
        _lab.PassHours(2);

        var sent = Assert.Single(_lab.Cloud.Events.UntilNow());

        Assert.Equal(ImageType, sent.DetailType);
        using var json = JsonDocument.Parse(sent.Json);
        Assert.Equal(
            ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"],
            json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal($"arn:aws:ec2:us-east-1::image/{id}", json.RootElement.GetProperty("resources")[0].GetString());
        Assert.Equal(("0", "aws.ec2", Lab.Account, Lab.Here), (
            Text(json, "version"), Text(json, "source"), Text(json, "account"), Text(json, "region")));
        AssertDetail(sent, ("RequestId", null), ("ImageId", id), ("State", "available"), ("ErrorMessage", ""));
    }

    [Fact]
    public async Task CopyImage_ThatFails_SendsFailed()
    {
        var id = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001", Encrypted = true, KmsKeyId = "alias/disabled" });
        _lab.PassHours(2);

        AssertDetail(
            Assert.Single(_lab.Cloud.Events.UntilNow()),
            ("RequestId", null), ("ImageId", id), ("State", "failed"), ("ErrorMessage", "Copy image failed with an internal error"));
    }

    [Fact]
    public async Task CreateImage_SendsAvailable()
    {
        var id = (await _lab.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = "i-04000000000000001", Name = "made" })).ImageId;
        _lab.PassHours(2);

        AssertDetail(
            Assert.Single(_lab.Cloud.Events.UntilNow()),
            ("RequestId", null), ("ImageId", id), ("State", "available"), ("ErrorMessage", ""));
    }

    [Fact]
    public async Task CreateTags_OfAnImage_SendsTheChangedKeysAndAllTags()
    {
        const string Id = "ami-03000000000000001";
        await _lab.Ec2.CreateTagsAsync(new CreateTagsRequest([Id], [new Tag("team", "base"), new Tag("stage", "test")]));
        await _lab.Ec2.CreateTagsAsync(new CreateTagsRequest([Id], [new Tag("team", "base")]));
        await _lab.Ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [Id], Tags = [new Tag("stage")] });

        var events = _lab.Cloud.Events.UntilNow();
        Assert.Equal(["Tag Change on Resource", "Tag Change on Resource"], events.Select(happened => happened.DetailType));
        Assert.Equal([$"arn:aws:ec2:us-east-1::image/{Id}"], events[0].Resources);
        using var set = JsonDocument.Parse(events[0].Json);
        using var removed = JsonDocument.Parse(events[1].Json);
        Assert.Equal("aws.tag", set.RootElement.GetProperty("source").GetString());
        var detail = set.RootElement.GetProperty("detail");
        Assert.Equal(["ec2", "image"], new[] { "service", "resource-type" }.Select(name => detail.GetProperty(name).GetString()));
        Assert.Equal(["stage", "team"], detail.GetProperty("changed-tag-keys").EnumerateArray().Select(key => key.GetString()).Order());
        Assert.Equal("base", detail.GetProperty("tags").GetProperty("team").GetString());
        Assert.Equal(["stage"], removed.RootElement.GetProperty("detail").GetProperty("changed-tag-keys").EnumerateArray().Select(key => key.GetString()));
    }

    [Fact]
    public async Task DeregisterImage_SendsDeregistered_AtOnce()
    {
        await _lab.Ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = "ami-03000000000000001" });

        AssertDetail(
            Assert.Single(_lab.Cloud.Events.UntilNow()),
            ("RequestId", null), ("ImageId", "ami-03000000000000001"), ("State", "deregistered"), ("ErrorMessage", ""));
    }

    [Fact]
    public async Task SnapshotsOfImages_SendEvents_WhereTheOptionsSaySo()
    {
        using var lab = new Lab(options => options with { SnapshotsOfImagesSendEvents = true });
        await lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001" });
        lab.PassHours(2);

        Assert.Equal([SnapshotType, ImageType], lab.Cloud.Events.UntilNow().Select(sent => sent.DetailType).Distinct());
    }

    [Fact]
    public async Task CopySnapshot_SendsSucceeded_InTheDestination()
    {
        var europe = _lab.Ec2Client(region: Lab.Europe);
        var id = (await europe.CopySnapshotAsync(
            new CopySnapshotRequest { SourceRegion = Lab.Here, SourceSnapshotId = "snap-0d000000000000002" })).SnapshotId;
        _lab.PassHours(2);

        var sent = Assert.Single(_lab.Cloud.Events.UntilNow());

        Assert.Equal((SnapshotType, Lab.Europe), (sent.DetailType, sent.Region));
        AssertDetail(
            sent,
            ("event", "copySnapshot"), ("result", "succeeded"), ("cause", ""), ("request-id", null),
            ("snapshot_id", $"arn:aws:ec2::eu-west-1:snapshot/{id}"),
            ("source", "arn:aws:ec2::us-east-1:snapshot/snap-0d000000000000002"),
            ("startTime", "2026-11-23T12:00:00Z"), ("endTime", null), ("incremental", "false"), ("transferType", "standard"));
    }

    [Fact]
    public async Task CopySnapshot_ThatMovesNoData_IsIncremental()
    {
        await _lab.Ec2.CopySnapshotAsync(new CopySnapshotRequest { SourceRegion = Lab.Here, SourceSnapshotId = "snap-0d000000000000002" });
        _lab.PassHours(2);

        Assert.Contains("\"incremental\":\"true\"", Assert.Single(_lab.Cloud.Events.UntilNow()).Json);
    }

    [Fact]
    public async Task CopySnapshot_ThatFails_SaysNothingOfIncrements()
    {
        await _lab.Ec2.CopySnapshotAsync(new CopySnapshotRequest
        {
            SourceRegion = Lab.Here,
            SourceSnapshotId = "snap-0d000000000000002",
            Encrypted = true,
            KmsKeyId = "alias/disabled",
        });
        _lab.PassHours(2);

        AssertDetail(
            Assert.Single(_lab.Cloud.Events.UntilNow()),
            ("event", "copySnapshot"), ("result", "failed"), ("cause", "Given key ID is not accessible"), ("request-id", null),
            ("snapshot_id", null), ("source", null), ("startTime", null), ("endTime", null));
    }

    [Fact]
    public async Task CreateSnapshot_NamesItsVolume()
    {
        var id = (await _lab.Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = "vol-0d000000000000001" })).Snapshot.SnapshotId;
        _lab.PassHours(2);

        AssertDetail(
            Assert.Single(_lab.Cloud.Events.UntilNow()),
            ("event", "createSnapshot"), ("result", "succeeded"), ("cause", ""), ("request-id", null),
            ("snapshot_id", $"arn:aws:ec2::us-east-1:snapshot/{id}"), ("source", "arn:aws:ec2::us-east-1:volume/vol-0d000000000000001"),
            ("startTime", null), ("endTime", null));
    }

    [Theory]
    [InlineData("alias/data", "available", "")]
    [InlineData("alias/disabled", "failed", " is disabled.")]
    [InlineData("alias/leaving", "failed", " is pending deletion.")]
    [InlineData("alias/imported", "failed", " is pending import.")]
    public async Task CreateVolume_SendsItsResult_AndTheKeysFault(string key, string result, string cause)
    {
        var id = (await _lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest
        {
            AvailabilityZone = "us-east-1a",
            Size = 1,
            Encrypted = true,
            KmsKeyId = key,
        })).Volume.VolumeId;
        _lab.Pass(60);

        var sent = Assert.Single(_lab.Cloud.Events.UntilNow());

        Assert.Equal(VolumeType, sent.DetailType);
        Assert.Equal($"arn:aws:ec2:us-east-1:{Lab.Account}:volume/{id}", sent.Resources[0]);
        AssertDetail(
            sent, ("result", result), ("cause", cause.Length == 0 ? "" : _lab.KeyArn(key) + cause), ("event", "createVolume"), ("request-id", null));
    }

    [Fact]
    public async Task CreateVolume_ThatFailsOtherwise_SaysWhy()
    {
        _lab.Cloud.Faults.FailNext(ResourceKind.Volume, "bad luck");
        await _lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1 });
        _lab.Pass(60);

        AssertDetail(
            Assert.Single(_lab.Cloud.Events.UntilNow()), ("result", "failed"), ("cause", "bad luck"), ("event", "createVolume"), ("request-id", null));
    }

    [Fact]
    public async Task AttachVolume_SendsAnEventOnlyWhenItFails_AndDeleteVolumeWhenItIsGone()
    {
        var attach = new AttachVolumeRequest { VolumeId = "vol-0d000000000000001", InstanceId = "i-04000000000000001", Device = "/dev/sdf" };
        await _lab.Ec2.AttachVolumeAsync(attach);
        _lab.Pass(60);
        await _lab.Ec2.DetachVolumeAsync(new DetachVolumeRequest { VolumeId = attach.VolumeId });
        _lab.Pass(60);
        Assert.Empty(_lab.Cloud.Events.UntilNow());

        await _lab.Kms.DisableKeyAsync("10000000-0000-4000-8000-000000000004");
        await _lab.Ec2.AttachVolumeAsync(attach);
        _lab.Pass(60);
        await _lab.Ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = attach.VolumeId });
        _lab.Pass(60);

        var events = _lab.Cloud.Events.UntilNow();
        Assert.Equal(2, events.Count);
        AssertDetail(
            events[0],
            ("result", "failed"), ("cause", $"arn:aws:kms:us-east-1:{Lab.Account}:key/10000000-0000-4000-8000-000000000004 is disabled."),
            ("event", "attachVolume"), ("request-id", null));
        AssertDetail(events[1], ("result", "deleted"), ("cause", ""), ("event", "deleteVolume"), ("request-id", null));
    }

    [Fact]
    public async Task Start_ThatCannotHaveItsVolume_SendsReattachVolume()
    {
        const string Key = "10000000-0000-4000-8000-000000000002";
        await _lab.Kms.ScheduleKeyDeletionAsync(Key, 7);
        await _lab.Ec2.StartInstancesAsync(new StartInstancesRequest { InstanceIds = ["i-04000000000000002"] });
        _lab.Pass(60);

        AssertDetail(
            Assert.Single(_lab.Cloud.Events.UntilNow(), item => item.DetailType == "EBS Volume Notification"),
            ("result", "failed"), ("cause", $"arn:aws:kms:us-east-1:{Lab.Account}:key/{Key} is pending deletion."),
            ("event", "reattachVolume"), ("request-id", null));
    }

    [Fact]
    public async Task Instance_SendsEveryState_AtItsOwnTime()
    {
        var launched = _lab.Clock.GetUtcNow();
        var id = await LifecycleTests.LaunchAsync(_lab);
        _lab.Pass(60);
        await _lab.Ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [id] });
        _lab.Pass(60);
        await _lab.Ec2.StartInstancesAsync(new StartInstancesRequest { InstanceIds = [id] });
        _lab.Pass(60);
        await _lab.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] });
        _lab.PassHours(2);

        var events = _lab.Cloud.Events.UntilNow();

        Assert.All(events, sent => Assert.Equal(
            (InstanceType, $"arn:aws:ec2:us-east-1:{Lab.Account}:instance/{id}"), (sent.DetailType, Assert.Single(sent.Resources))));
        AssertDetail(events[0], ("instance-id", id), ("state", "pending"));
        Assert.Equal(
            ["pending", "running", "stopping", "stopped", "pending", "running", "shutting-down", "terminated"],
            events.Select(sent => JsonDocument.Parse(sent.Detail).RootElement.GetProperty("state").GetString()!));
        Assert.InRange(events[1].Time, launched + TimeSpan.FromSeconds(22), launched + TimeSpan.FromSeconds(28));
        Assert.Equal(events.Select(sent => sent.Time).Order(), events.Select(sent => sent.Time));
        Assert.Equal(Enumerable.Range(1, events.Count).Select(number => (long)number), events.Select(sent => sent.Number));
    }

    [Fact]
    public async Task Launch_ThatFails_SendsTerminated()
    {
        _lab.Cloud.Faults.FailNext(ResourceKind.Instance);
        await LifecycleTests.LaunchAsync(_lab);
        _lab.Pass(60);

        Assert.Equal(
            ["pending", "terminated"],
            _lab.Cloud.Events.UntilNow().Select(sent => JsonDocument.Parse(sent.Detail).RootElement.GetProperty("state").GetString()!));
    }

    public void Dispose() => _lab.Dispose();

    private static string Text(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetString()!;

    /// <summary>These members in this order and no others; null stands for any text that is not empty.</summary>
    private static void AssertDetail(SimulatedEvent sent, params (string Name, string? Value)[] expected)
    {
        using var detail = JsonDocument.Parse(sent.Detail);
        var actual = detail.RootElement.EnumerateObject().Select(member => (member.Name, Value: member.Value.GetString())).ToArray();
        Assert.Equal(expected.Select(member => member.Name), actual.Select(member => member.Name));
        Assert.All(expected.Zip(actual), pair => Assert.True(
            pair.First.Value is null ? pair.Second.Value is { Length: > 0 } : pair.First.Value == pair.Second.Value,
            $"{pair.First} is expected, this is {pair.Second}"));
    }
}
