using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>What can be changed about an instance, what else a launch takes, and a reboot.</summary>
public sealed class InstanceAttributeTests : IDisposable
{
    private const string Running = "i-04000000000000001";
    private const string Stopped = "i-04000000000000002";
    private readonly Lab _lab = new();

    [Fact]
    public async Task Launch_TakesUserDataProfileAndMonitoring()
    {
        var request = LifecycleTests.Launching();
        request.UserData = Convert.ToBase64String("#!/bin/sh"u8);
        request.IamInstanceProfile = new IamInstanceProfileSpecification { Name = "builder" };
        request.Monitoring = true;

        var instance = (await _lab.Ec2.RunInstancesAsync(request)).Reservation.Instances[0];

        Assert.Equal($"arn:aws:iam::{Lab.Account}:instance-profile/builder", instance.IamInstanceProfile.Arn);
        Assert.Equal("enabled", instance.Monitoring.State);
        Assert.Equal(request.UserData, (await AttributeAsync(instance.InstanceId, "userData")).UserData);
        request.UserData = "not base64";
        Assert.Equal("InvalidParameterValue", (await Lab.Fails(_lab.Ec2.RunInstancesAsync(request))).ErrorCode);
    }

    [Fact]
    public async Task Launch_OfThousands_IsRefused()
    {
        var request = LifecycleTests.Launching();
        request.MaxCount = 1_001;

        Assert.Equal("InstanceLimitExceeded", (await Lab.Fails(_lab.Ec2.RunInstancesAsync(request))).ErrorCode);
    }

    [Fact]
    public async Task TerminationProtection_ComesAndGoes()
    {
        var terminate = new TerminateInstancesRequest { InstanceIds = [Running] };
        await ModifyAsync(Running, request => request.DisableApiTermination = true);
        Assert.True((await AttributeAsync(Running, "disableApiTermination")).DisableApiTermination);
        Assert.Equal("OperationNotPermitted", (await Lab.Fails(_lab.Ec2.TerminateInstancesAsync(terminate))).ErrorCode);

        await ModifyAsync(Running, request => request.DisableApiTermination = false);
        await _lab.Ec2.TerminateInstancesAsync(terminate);
    }

    [Fact]
    public async Task DeleteOnTermination_OfALaterVolume_TakesItAlong()
    {
        await _lab.Ec2.AttachVolumeAsync(new AttachVolumeRequest { VolumeId = "vol-0d000000000000001", InstanceId = Running, Device = "/dev/sdf" });
        _lab.Pass(60);
        await ModifyAsync(Running, request => request.BlockDeviceMappings =
            [new InstanceBlockDeviceMappingSpecification { DeviceName = "/dev/sdf", Ebs = new EbsInstanceBlockDeviceSpecification { DeleteOnTermination = true } }]);
        Assert.True(_lab.View.Volume("vol-0d000000000000001").DeleteOnTermination);

        await _lab.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [Running] });
        _lab.Pass(120);

        Assert.DoesNotContain(_lab.View.Volumes, volume => volume.Id == "vol-0d000000000000001");
    }

    [Fact]
    public async Task WhatMakesAnotherMachine_NeedsItStopped_AndGoesIntoItsImage()
    {
        Task ChangeAsync(string id) => ModifyAsync(id, request => request.SriovNetSupport = "simple");
        Assert.Equal("IncorrectInstanceState", (await Lab.Fails(ChangeAsync(Running))).ErrorCode);

        await ChangeAsync(Stopped);
        await ModifyAsync(Stopped, request => request.InstanceType = "m5.large");

        Assert.Equal("m5.large", _lab.View.Instance(Stopped).InstanceType);
        var image = (await _lab.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = Stopped, Name = "with sriov" })).ImageId;
        Assert.Contains("sriov=simple", _lab.View.Image(image).Traits);
        Assert.Contains("architecture", (await Lab.Fails(ModifyAsync(Stopped, request => request.InstanceType = "t4g.small"))).Message);
    }

    [Fact]
    public async Task TwoAttributesAtATime_AreRefused()
    {
        var error = await Lab.Fails(ModifyAsync(Running, request => (request.DisableApiTermination, request.InstanceInitiatedShutdownBehavior) = (true, "stop")));

        Assert.Equal("InvalidParameterCombination", error.ErrorCode);
    }

    [Fact]
    public async Task StopProtection_KeepsAnInstanceRunning()
    {
        const string Id = "i-04000000000000001";
        await _lab.Ec2.ModifyInstanceAttributeAsync(new ModifyInstanceAttributeRequest { InstanceId = Id, DisableApiStop = true });

        var stop = await Lab.Fails(_lab.Ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [Id] }));
        var terminate = await Lab.Fails(_lab.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [Id] }));

        Assert.Equal($"The instance '{Id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.", stop.Message);
        Assert.Equal("OperationNotPermitted", terminate.ErrorCode);
        Assert.StartsWith($"The instance '{Id}' may not be terminated.", terminate.Message);
        Assert.True((await _lab.Ec2.DescribeInstanceAttributeAsync(new DescribeInstanceAttributeRequest { InstanceId = Id, Attribute = "disableApiStop" })).InstanceAttribute.DisableApiStop);
    }

    [Fact]
    public async Task LastLaunch_IsReportedADayLater()
    {
        const string Image = "ami-05000000000000001";
        await _lab.Ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = Image, InstanceType = "t3.small", MinCount = 1, MaxCount = 1 });
        async Task<string?> LastLaunchAsync() =>
            (await _lab.Ec2.DescribeImageAttributeAsync(new DescribeImageAttributeRequest { ImageId = Image, Attribute = "lastLaunchedTime" })).ImageAttribute.LastLaunchedTime;

        Assert.Null(await LastLaunchAsync());
        _lab.PassHours(24);
        Assert.Equal("2026-11-23T12:00:00.000Z", await LastLaunchAsync());
    }

    [Fact]
    public async Task Reboot_ChangesTheRootsContent_AndFailsAnImageThatIsBeingMade()
    {
        var content = _lab.View.Volume("vol-04000000000000001").Content;
        var image = (await _lab.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = Running, Name = "made", NoReboot = true })).ImageId;

        await _lab.Ec2.RebootInstancesAsync(new RebootInstancesRequest { InstanceIds = [Running] });

        Assert.Equal("running", _lab.View.Instance(Running).State);
        Assert.NotEqual(content, _lab.View.Volume("vol-04000000000000001").Content);
        Assert.Equal("failed", _lab.View.Image(image).State);
        Assert.Equal("IncorrectInstanceState", (await Lab.Fails(_lab.Ec2.RebootInstancesAsync(new RebootInstancesRequest { InstanceIds = [Stopped] }))).ErrorCode);
    }

    [Fact]
    public async Task CreateSnapshots_TakesEveryVolume_ButThoseExcluded()
    {
        var all = (await _lab.Ec2.CreateSnapshotsAsync(new CreateSnapshotsRequest
        {
            InstanceSpecification = new InstanceSpecification { InstanceId = Stopped },
            CopyTagsFromSource = "volume",
            TagSpecifications = [new TagSpecification { ResourceType = "snapshot", Tags = [new Tag("team", "base")] }],
        })).Snapshots;
        var data = (await _lab.Ec2.CreateSnapshotsAsync(new CreateSnapshotsRequest
        {
            InstanceSpecification = new InstanceSpecification { InstanceId = Stopped, ExcludeBootVolume = true },
        })).Snapshots;

        Assert.Equal(["vol-04000000000000003", "vol-04000000000000002"], all.Select(snapshot => snapshot.VolumeId));
        Assert.All(all, snapshot => Assert.Equal(("pending", "base"), (snapshot.State.Value, snapshot.Tags.Single().Value)));
        Assert.Equal("vol-04000000000000003", Assert.Single(data).VolumeId);
        Assert.Equal(_lab.KeyArn("alias/data"), _lab.View.Snapshot(data[0].SnapshotId).KeyArn);
    }

    [Fact]
    public async Task CreateSnapshots_SendsAnEventForEach_AndOneForTheSet()
    {
        await _lab.Ec2.CreateSnapshotsAsync(new CreateSnapshotsRequest { InstanceSpecification = new InstanceSpecification { InstanceId = Stopped } });
        _lab.PassHours(1);

        var events = _lab.Cloud.Events.UntilNow();

        Assert.Equal(
            ["EBS Snapshot Notification", "EBS Snapshot Notification", "EBS Multi-Volume Snapshots Completion Status"],
            events.Select(sent => sent.DetailType));
        Assert.Contains("\"event\":\"createSnapshots\",\"result\":\"succeeded\"", events[2].Detail);
        Assert.Contains("\"status\":\"completed\"", events[2].Detail);
    }

    [Fact]
    public async Task Reset_TakesEveryPermissionBack()
    {
        const string Image = "ami-03000000000000001";
        const string Snapshot = "snap-0d000000000000002";
        await _lab.Ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = Image, OperationType = "add", Attribute = "launchPermission", UserIds = [Lab.OtherAccount] });
        await _lab.Ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest { SnapshotId = Snapshot, OperationType = "add", Attribute = "createVolumePermission", UserIds = [Lab.OtherAccount] });
        Assert.Single(_lab.View.Image(Image).LaunchPermissions);

        await _lab.Ec2.ResetImageAttributeAsync(new ResetImageAttributeRequest { ImageId = Image, Attribute = "launchPermission" });
        await _lab.Ec2.ResetSnapshotAttributeAsync(new ResetSnapshotAttributeRequest { SnapshotId = Snapshot, Attribute = "createVolumePermission" });

        Assert.Empty(_lab.View.Image(Image).LaunchPermissions);
        Assert.Empty(_lab.View.Snapshot(Snapshot).CreateVolumePermissions);
    }

    public void Dispose() => _lab.Dispose();

    private async Task<InstanceAttribute> AttributeAsync(string id, string attribute) =>
        (await _lab.Ec2.DescribeInstanceAttributeAsync(new DescribeInstanceAttributeRequest { InstanceId = id, Attribute = attribute })).InstanceAttribute;

    private Task ModifyAsync(string id, Action<ModifyInstanceAttributeRequest> change)
    {
        var request = new ModifyInstanceAttributeRequest { InstanceId = id };
        change(request);
        return _lab.Ec2.ModifyInstanceAttributeAsync(request);
    }
}
