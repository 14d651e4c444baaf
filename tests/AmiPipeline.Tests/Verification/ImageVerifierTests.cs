using AmiPipeline.Tests.Planning;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Tests.Verification;

public sealed class ImageVerifierTests
{
    private static readonly ImageAttributes Attributes = Facts.Linux with
    {
        BootMode = "uefi",
        TpmSupport = "v2.0",
        UefiData = "AAAA",
        ImdsSupport = "v2.0",
    };

    private static readonly ImagePlan Plan = ImagePlanner.Plan(
        Requested.Image.Rekey("/dev/xvda", "alias/k1").Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 10 }),
        Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb"), Facts.EmptyMapping("/dev/sdc"))
            .Attributes(_ => Attributes)
            .Source(source => source with { Ephemerals = [new("/dev/sdd", "ephemeral0")] }));

    private static readonly ObservedImage Right = Observed.As(Plan);

    /// <summary>An image that is not as planned, what differs, what was expected and what is found.</summary>
    public static TheoryData<ObservedImage, string, string, string> Wrong => new()
    {
        { Right with { Name = "silver" }, "name", "golden", "silver" },
        { Right with { State = "failed" }, "state", "available", "failed" },
        { With(attributes => attributes with { Architecture = "i386" }), "architecture", "x86_64", "i386" },
        { With(attributes => attributes with { VirtualizationType = "paravirtual" }), "virtualizationType", "hvm", "paravirtual" },
        { With(attributes => attributes with { EnaSupport = false }), "enaSupport", "yes", "no" },
        { With(attributes => attributes with { EnaSupport = null }), "enaSupport", "yes", "none" },
        { With(attributes => attributes with { SriovNetSupport = "" }), "sriovNetSupport", "simple", "none" },
        { With(attributes => attributes with { BootMode = "legacy-bios" }), "bootMode", "uefi", "legacy-bios" },
        { With(attributes => attributes with { TpmSupport = null }), "tpmSupport", "v2.0", "none" },
        { With(attributes => attributes with { UefiData = "BBBB" }), "uefiData", "AAAA", "BBBB" },
        { With(attributes => attributes with { ImdsSupport = "" }), "imdsSupport", "v2.0", "none" },
        { With(attributes => attributes with { PlatformDetails = "Windows" }), "platformDetails", "Linux/UNIX", "Windows" },
        { With(attributes => attributes with { RootDeviceName = "/dev/sda1" }), "rootDeviceName", "/dev/xvda", "/dev/sda1" },
        { Right.With("/dev/xvda", device => device with { SnapshotId = null }), "/dev/xvda snapshot", "a snapshot", "none" },
        { Right.With("/dev/sdc", device => device with { SnapshotId = "snap-1" }), "/dev/sdc snapshot", "none", "a snapshot" },
        { Right.With("/dev/xvda", device => device with { SnapshotFound = false }), "/dev/xvda snapshot", "a snapshot that can be described", "snap-9-xvda not found" },
        { Right.With("/dev/xvda", device => device with { KmsKeyArn = Facts.Key("k2") }), "/dev/xvda key", $"{Facts.Key("k1")} (as requested)", Facts.Key("k2") },
        { Right.With("/dev/xvda", device => device with { KmsKeyArn = null }), "/dev/xvda key", $"{Facts.Key("k1")} (as requested)", "none" },
        { Right.With("/dev/sdb", device => device with { Encrypted = true, KmsKeyArn = Facts.Key("k1") }), "/dev/sdb encrypted", "no", "yes" },
        { Right.WithVolume("/dev/sdb", volume => volume with { SizeGiB = 9 }), "/dev/sdb sizeGiB", "8", "9" },
        { Right.WithVolume("/dev/sdb", volume => volume with { VolumeType = "gp2" }), "/dev/sdb volumeType", "gp3", "gp2" },
        { Right.WithVolume("/dev/sdb", volume => volume with { Iops = 4000 }), "/dev/sdb iops", "3000", "4000" },
        { Right.WithVolume("/dev/sdb", volume => volume with { Throughput = 250 }), "/dev/sdb throughput", "125", "250" },
        { Right.WithVolume("/dev/sdf", volume => volume with { DeleteOnTermination = false }), "/dev/sdf deleteOnTermination", "yes", "no" },
        { Right with { Devices = [.. Right.Devices.Where(device => device.DeviceName != "/dev/sdf")] }, "/dev/sdf", "present", "missing" },
        { Right with { Devices = [.. Right.Devices, Right.Devices[0] with { DeviceName = "/dev/sdz" }] }, "/dev/sdz", "absent", "present" },
        { Right with { Ephemerals = [] }, "/dev/sdd", "present", "missing" },
        { Right with { Ephemerals = [new("/dev/sdd", "ephemeral1")] }, "/dev/sdd virtualName", "ephemeral0", "ephemeral1" },
    };

    /// <summary>What the source did not tell is not off: the image may have it or not.</summary>
    [Fact]
    public void Differences_InWhatIsNotReported_AreNone()
    {
        var plan = Plan with { Attributes = new ImageAttributes { Architecture = "x86_64" }, Ephemerals = null };

        Assert.Empty(ImageVerifier.Differences(plan, Right, null));
        Assert.Empty(ImageVerifier.Differences(plan, Right with { Ephemerals = [] }, null));
    }

    [Fact]
    public void UefiVariables_AfterABoot_AreNoted_AndNoDifference()
    {
        var plan = Plan with { Boots = true };
        var image = With(attributes => attributes with { UefiData = "BBBB" });

        Assert.Empty(ImageVerifier.Differences(plan, image, null));
        Assert.Equal(["the UEFI variables are those of the instance that has booted, not the source's"], ImageVerifier.Notes(plan, image));
        Assert.Empty(ImageVerifier.Notes(plan, Right));
        Assert.Empty(ImageVerifier.Notes(Plan, image));
    }

    /// <summary>A registered image has no watermarks, and an old result those of its time.</summary>
    [Theory]
    [InlineData(ImageRoute.Copy, false, true)]
    [InlineData(ImageRoute.Instance, false, true)]
    [InlineData(ImageRoute.Snapshots, true, false)]
    [InlineData(ImageRoute.Existing, false, false)]
    public void Watermark_IsMissed_UnlessTheImageIsRegistered(ImageRoute route, bool registers, bool isMissed)
    {
        var plan = Plan with { Route = route, Registers = registers, Watermarks = ["111111111111:approved", "111111111111:scanned"] };

        var differences = ImageVerifier.Differences(plan, Right with { Watermarks = ["111111111111:scanned"] }, null);

        Assert.Equal(isMissed ? [new Difference("watermark 111111111111:approved", "present", "missing")] : [], differences);
        Assert.Empty(ImageVerifier.Differences(plan, Right with { Watermarks = ["111111111111:approved", "111111111111:scanned", "111111111111:third"] }, null));
    }

    /// <summary>What the plan has said is not said twice.</summary>
    [Fact]
    public void WatermarkThatTheCapturedImageTells_IsNotedAsLost_IfThePlanDidNotKnow()
    {
        const string Lost = "the watermark 111111111111:approved is lost: RegisterImage carries none over";
        var plan = Plan with { Route = ImageRoute.Capture, SecondRoute = ImageRoute.Snapshots, Registers = true, Watermarks = ["111111111111:approved"] };

        Assert.Equal([Lost], ImageVerifier.Notes(plan, Right));
        Assert.Empty(ImageVerifier.Notes(plan with { Warnings = [Lost] }, Right));
        Assert.Empty(ImageVerifier.Notes(plan with { Registers = false }, Right));
        // Publishing attaches it again: to the image, and not if that does not stay.
        var published = plan with { Publish = new() { Watermarks = ["approved"] } };
        Assert.Empty(ImageVerifier.Notes(published, Right));
        Assert.Equal([Lost], ImageVerifier.Notes(published with { KeepsImage = false }, Right));
    }

    [Fact]
    public void Differences_OfAnImageAsPlanned_AreNone() => Assert.Empty(ImageVerifier.Differences(Plan, Right, null));

    [Fact]
    public void Gp3MappingThatSaysNothing_HasTheBaseline() =>
        Assert.Empty(ImageVerifier.Differences(Plan, Right.WithVolume("/dev/sdb", volume => volume with { Iops = null, Throughput = null }), awsManagedKeyArn: null));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Differences_OfOneThing_AreThatOne(ObservedImage image, string what, string expected, string found) =>
        Assert.Equal([new Difference(what, expected, found)], ImageVerifier.Differences(Plan, image, null));

    [Fact]
    public void Differences_OfAPlainSnapshotThatShouldBeEncrypted_AreStatusAndKey() =>
        Assert.Equal(
            ["/dev/xvda encrypted", "/dev/xvda key"],
            ImageVerifier.Differences(Plan, Right.With("/dev/xvda", device => device with { Encrypted = false, KmsKeyArn = null }), null)
                .Select(difference => difference.What));

    [Fact]
    public void Differences_OfSeveralDevices_AreAllReported() =>
        Assert.Equal(
            ["/dev/xvda sizeGiB", "/dev/sdb sizeGiB"],
            ImageVerifier.Differences(
                Plan,
                Right.WithVolume("/dev/xvda", volume => volume with { SizeGiB = 1 }).WithVolume("/dev/sdb", volume => volume with { SizeGiB = 2 }),
                null).Select(difference => difference.What));

    [Fact]
    public void Differences_OfWhatThePlanDoesNotKnow_AreNotReported()
    {
        var unknown = Plan with { Attributes = new ImageAttributes() };

        Assert.Empty(ImageVerifier.Differences(unknown, Right with { Attributes = Attributes }, null));
        Assert.Empty(ImageVerifier.Differences(Plan, Right.WithVolume("/dev/sdf", volume => volume with { Iops = 3000, Throughput = 125 }), null));
    }

    // The cause of a failed execution holds 32,768 characters; a UEFI variable store can be twice that.
    [Fact]
    public void Differences_OfALongText_ShowItShortened()
    {
        var difference = Assert.Single(ImageVerifier.Differences(Plan, With(attributes => attributes with { UefiData = new string('B', 60000) }), null));

        Assert.Equal(new string('B', 128) + "… (60000 characters)", difference.Found);
    }

    private static ObservedImage With(Func<ImageAttributes, ImageAttributes> change) => Right with { Attributes = change(Attributes) };
}
