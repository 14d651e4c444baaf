using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class CaptureRouteTests
{
    [Fact]
    public void Plan_InstanceWithoutKey_IsCapturedAtOnce()
    {
        var plan = ImagePlanner.Plan(Requested.Instance, Facts.OfInstance(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb", "k1")));

        Assert.Equal(ImageRoute.Capture, plan.Route);
        Assert.Null(plan.SecondRoute);
        Assert.Equal("CreateImage of the instance gives every snapshot its volume's key", plan.Reason);
        Assert.Equal(["/dev/xvda plain", "/dev/sdb k1 (the source's key)"], plan.Encryption());
        Assert.Equal((SourceKind.Instance, Facts.InstanceId), (plan.SourceKind, plan.SourceId));
        Assert.Empty(plan.Warnings);
    }

    /// <summary>An encrypted volume whose key is not reported: whatever key it is, the snapshot takes it.</summary>
    [Fact]
    public void Plan_InstanceUnderAKeyThatIsNotReported_ExpectsEncryption_AndNoCertainKey()
    {
        var plan = ImagePlanner.Plan(Requested.Instance, Facts.OfInstance(Facts.Device("/dev/xvda", "k1") with { KmsKeyArn = null }));

        Assert.Equal((true, 0), (plan.Devices[0].Expected.Encrypted, plan.Devices[0].Expected.AcceptedKeys.Count));
    }

    /// <summary>What an instance does not tell is taken from its captured image, and what it tells is not.</summary>
    [Fact]
    public void CompletedBy_TakesWhatIsNotReported_FromTheCapturedImage()
    {
        var facts = Facts.OfInstance().Attributes(_ => new() { Architecture = "x86_64", EnaSupport = true, RootDeviceName = "/dev/xvda" }).Source(source => source with { Ephemerals = null });
        var plan = ImagePlanner.Plan(Requested.Instance.Key("alias/k1"), facts);
        var captured = Facts.Linux with { EnaSupport = false, SriovNetSupport = "simple", BootMode = "uefi", ImdsSupport = "v2.0", UefiData = "AAAA", TpmSupport = "" };

        var completed = plan.CompletedBy(captured, [new("/dev/sdb", "ephemeral0"), new("/dev/sdn", "ephemeral1")], ["111111111111:approved"]);

        Assert.Equal(captured with { EnaSupport = true }, completed.Attributes);
        Assert.Equal([new("/dev/sdn", "ephemeral1")], completed.Ephemerals!);
        Assert.Equal(["111111111111:approved"], completed.Watermarks!);
        Assert.Equal((null, null), (plan.Attributes.SriovNetSupport, plan.Ephemerals));
    }

    [Fact]
    public void Plan_InstanceUnderTheKeyThatIsAskedFor_IsCapturedAtOnce()
    {
        var plan = ImagePlanner.Plan(Requested.Instance.Key("alias/k1"), Facts.OfInstance(Facts.Device("/dev/xvda", "k1"), Facts.Device("/dev/sdb", "k1")));

        Assert.Equal((ImageRoute.Capture, null), (plan.Route, plan.SecondRoute));
        Assert.Equal(["/dev/xvda k1 (as requested)", "/dev/sdb k1 (as requested)"], plan.Encryption());
    }

    [Fact]
    public void Plan_InstanceWithAnotherDeletionOnTermination_IsCapturedAtOnce()
    {
        var plan = ImagePlanner.Plan(
            Requested.Instance with { Volumes = [new() { DeviceName = "/dev/sdb", DeleteOnTermination = !Facts.Device("/dev/sdb").Volume.DeleteOnTermination }] },
            Facts.OfInstance(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb")));

        Assert.Equal((ImageRoute.Capture, null), (plan.Route, plan.SecondRoute));
        Assert.Equal([false, true], plan.Devices.Select(device => device.Changed));
    }

    [Fact]
    public void Plan_InstanceWithAnotherDeletionAndSize_TakesASecondRoute()
    {
        var plan = ImagePlanner.Plan(
            Requested.Instance with { Volumes = [new() { DeviceName = "/dev/sdb", DeleteOnTermination = !Facts.Device("/dev/sdb").Volume.DeleteOnTermination, SizeGiB = 100 }] },
            Facts.OfInstance(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb")));

        Assert.Equal((ImageRoute.Capture, ImageRoute.Snapshots), (plan.Route, plan.SecondRoute));
    }

    [Fact]
    public void Plan_InstanceUnderAnotherKey_IsCapturedThenCopied()
    {
        var plan = ImagePlanner.Plan(Requested.Instance.Key("alias/k1"), Facts.OfInstance(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb", "k2")));

        Assert.Equal((ImageRoute.Capture, ImageRoute.Copy), (plan.Route, plan.SecondRoute));
        Assert.Equal("k1", Planned.Passed(plan.CopyEncryption));
        Assert.Equal("the instance is captured first, then its image re-encrypted: one CopyImage produces the requested image", plan.Reason);
        Assert.True(plan.Takes(ImageRoute.Capture) && plan.Takes(ImageRoute.Copy) && !plan.Takes(ImageRoute.Instance));
    }

    [Fact]
    public void Plan_InstanceUnderTwoKeys_IsCapturedThenItsSnapshotsCopied()
    {
        var plan = ImagePlanner.Plan(Requested.Instance.Rekey("/dev/xvda", "alias/k1").Rekey("/dev/sdb", "alias/k2"), Facts.OfInstance());

        Assert.Equal((ImageRoute.Capture, ImageRoute.Snapshots), (plan.Route, plan.SecondRoute));
        Assert.Equal(["/dev/xvda k1", "/dev/sdb k2"], plan.Passed());
    }

    [Fact]
    public void Plan_InstanceViaInstance_IsCapturedThenLaunched()
    {
        var plan = ImagePlanner.Plan(Requested.Instance.Via(RequestedRoute.Instance).Rekey("/dev/xvda", "alias/k1"), Facts.OfInstance());

        Assert.Equal((ImageRoute.Capture, ImageRoute.Instance), (plan.Route, plan.SecondRoute));
        Assert.NotNull(plan.Launch);
    }

    [Fact]
    public void Plan_InstanceWithAnAddedVolume_NeedsASecondRoute() =>
        Assert.Equal(ImageRoute.Snapshots, ImagePlanner.Plan(Requested.Instance.Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 4 }), Facts.OfInstance()).SecondRoute);

    [Fact]
    public void Plan_DefaultKeyNotYetCreated_NeedsASecondRoute() =>
        Assert.Equal(ImageRoute.Copy, ImagePlanner.Plan(
            Requested.Instance.Key("default"), Facts.OfInstance(Facts.Device("/dev/xvda", "k1")).DefaultKeyNotYetCreated()).SecondRoute);

    [Theory]
    [InlineData(RequestedRoute.Copy, "copy")]
    [InlineData(RequestedRoute.Snapshots, "snapshots")]
    [InlineData(RequestedRoute.Instance, "instance")]
    public void Plan_ViaWhereTheCaptureIsEnough_IsRefused(RequestedRoute via, string name) =>
        Assert.Equal(
            new Problem("/via", $"is {name}, but CreateImage of the instance produces the requested image at once; leave via out"),
            Planned.Refused(Requested.Instance.Via(via), Facts.OfInstance()));

    [Fact]
    public void Plan_WindowsUnderTwoKeys_IsRefusedLikeAnImage() =>
        Assert.Equal("/via", Planned.Refused(
            Requested.Instance.Rekey("/dev/xvda", "alias/k1"), Facts.OfInstance().Attributes(attributes => attributes with { PlatformDetails = "Windows" })).Field);

    [Theory]
    [InlineData(true, "i-0123456789abcdef0 is rebooted")]
    [InlineData(false, "i-0123456789abcdef0 is not rebooted, so the image is as consistent as after a power failure")]
    public void Plan_RunningInstance_IsRebootedOnlyWhereSaid(bool reboot, string warning)
    {
        var request = Requested.Instance with { Source = new() { InstanceId = Facts.InstanceId, Reboot = reboot } };

        var plan = ImagePlanner.Plan(request, Facts.OfInstance().Source(source => source with { State = "running" }));

        Assert.Equal((reboot, warning), (plan.Reboot, Assert.Single(plan.Warnings)));
    }
}
