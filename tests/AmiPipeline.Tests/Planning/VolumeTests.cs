using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class VolumeTests
{
    private const string LineageEnds = $"the image's lineage ends: EC2 has no source for a registered image; its tag ami-pipeline:source keeps {Facts.ImageId}";

    private static VolumeSettings Before => new(SizeGiB: 8, VolumeType: "gp3", Iops: 3000, Throughput: 125, DeleteOnTermination: true);

    /// <summary>What, an entry for <c>/dev/sdb</c> (gp3 of 8 GiB, 3000 iops, 125 MiB/s, deleted on termination), and what it must become.</summary>
    public static TheoryData<string, RequestVolume, VolumeSettings> Changes => new()
    {
        { "larger", new() { DeviceName = "/dev/sdb", SizeGiB = 20 }, Before with { SizeGiB = 20 } },
        { "more iops", new() { DeviceName = "/dev/sdb", Iops = 4000 }, Before with { Iops = 4000 } },
        { "more throughput", new() { DeviceName = "/dev/sdb", Throughput = 250 }, Before with { Throughput = 250 } },
        { "throughput with the iops it needs", new() { DeviceName = "/dev/sdb", Iops = 4000, Throughput = 1000 }, Before with { Iops = 4000, Throughput = 1000 } },
        { "kept on termination", new() { DeviceName = "/dev/sdb", DeleteOnTermination = false }, Before with { DeleteOnTermination = false } },
        { "gp2", new() { DeviceName = "/dev/sdb", VolumeType = "gp2" }, Before with { VolumeType = "gp2", Iops = null, Throughput = null } },
        { "io2", new() { DeviceName = "/dev/sdb", VolumeType = "io2", Iops = 500 }, Before with { VolumeType = "io2", Iops = 500, Throughput = null } },
        { "larger st1", new() { DeviceName = "/dev/sdb", VolumeType = "st1", SizeGiB = 500 }, Before with { VolumeType = "st1", SizeGiB = 500, Iops = null, Throughput = null } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Plan_ChangedVolume_KeepsTheRest(string what, RequestVolume entry, VolumeSettings expected)
    {
        var plan = ImagePlanner.Plan(Requested.Image.Volume(entry), Facts.Of());

        var device = plan.Device("/dev/sdb");
        Assert.Equal((what, true, DeviceOrigin.Source), (what, device.Changed, device.Origin));
        Assert.Equivalent(new ExpectedDevice { Volume = expected }, device.Expected, strict: true);
        Assert.Equivalent(new ExpectedDevice { Volume = Before }, plan.Device("/dev/xvda").Expected, strict: true);
    }

    [Theory]
    [InlineData("/dev/nvme1n1")]
    [InlineData("/dev/sdf1")]
    [InlineData("xvdcba")]
    [InlineData("/dev/xvda1")]
    [InlineData("/dev/sda1")]
    [InlineData("/dev/xvdb")]
    [InlineData("D: drive")]
    public void Plan_NameThatTheSourceUses_IsTakenInAnyForm(string name)
    {
        var facts = Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb"), Facts.Device(name));

        var plan = ImagePlanner.Plan(Requested.Image.Rekey("/dev/sdb", "alias/k1").Rekey(name, "alias/k2"), facts);

        Assert.Equal(["/dev/sdb k1", $"{name} k2"], plan.Passed().TakeLast(2));
    }

    [Theory]
    [InlineData("/dev/sdf1")]
    [InlineData("/dev/hdf")]
    public void Plan_NameForAParavirtualSource_MayBeNumbered(string name)
    {
        var facts = Facts.Of().Source(source => source with { Attributes = source.Attributes with { VirtualizationType = "paravirtual" } });

        Assert.Equal(8, ImagePlanner.Plan(Requested.Image.Via(RequestedRoute.Instance).Volume(new() { DeviceName = name, SizeGiB = 8 }), facts).Device(name).Expected.Volume.SizeGiB);
    }

    [Fact]
    public void Plan_VolumeSaidToBeWhatItIs_IsNotChanged()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Volume(new() { DeviceName = "/dev/sdb", SizeGiB = 8, VolumeType = "gp3", DeleteOnTermination = true }), Facts.Of());

        Assert.Equal((false, ImageRoute.Copy), (plan.Device("/dev/sdb").Changed, plan.Route));
    }

    [Fact]
    public void Plan_AddedEmptyVolume_HasTheDefaults()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 100 }), Facts.Of());

        var device = plan.Device("/dev/sdf");
        Assert.Equal((DeviceOrigin.Empty, false, true), (device.Origin, device.InSource, device.CreatesVolume));
        Assert.Equivalent(new ExpectedDevice { Volume = new(100, "gp3", Iops: null, Throughput: null, DeleteOnTermination: true) }, device.Expected, strict: true);
        Assert.Equal((ImageRoute.Snapshots, true, "eu-west-1a"), (plan.Route, plan.CreatesVolumes, plan.AvailabilityZone));
        Assert.Equal(["/dev/sdf is added without a key and is not encrypted", LineageEnds], plan.Warnings);
    }

    [Fact]
    public void Plan_AddedVolumeUnderTheCommonKey_HasThatKey()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Key("alias/k1").Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 100 }), Facts.Of());

        Assert.Equal(["/dev/xvda k1", "/dev/sdb k1", "/dev/sdf k1"], plan.Passed());
        Assert.Equal([LineageEnds], plan.Warnings);
    }

    [Theory]
    [InlineData(null, 20)]
    [InlineData(50, 50)]
    public void Plan_VolumeFromASnapshot_IsAtLeastAsLarge(int? asked, int size)
    {
        var facts = Facts.Of().WithSnapshot(Facts.Snapshot("snap-1", "k2"));

        var plan = ImagePlanner.Plan(Requested.Image.Volume(new() { DeviceName = "/dev/sdg", SnapshotId = "snap-1", SizeGiB = asked }), facts);

        var device = plan.Device("/dev/sdg");
        Assert.Equal((DeviceOrigin.Snapshot, "snap-1", size), (device.Origin, device.SnapshotId, device.Expected.Volume.SizeGiB));
        Assert.Equal("/dev/sdg k2 (the source's key)", plan.Encryption().Last());
        Assert.False(plan.CreatesVolumes, "a snapshot is copied without a volume");
    }

    [Fact]
    public void Plan_VolumeFromASharedSnapshot_ComesUnderTheDefaultKey()
    {
        var facts = Facts.Of().WithSnapshot(Facts.Snapshot("snap-1", "k2") with { OwnerId = Facts.OtherAccount });

        var plan = ImagePlanner.Plan(Requested.Image.Volume(new() { DeviceName = "/dev/sdg", SnapshotId = "snap-1" }), facts);

        Assert.Equal("/dev/sdg default", plan.Passed().Last());
        Assert.Equal("/dev/sdg default (the account's default key)", plan.Encryption().Last());
    }

    [Theory]
    [InlineData(false, "/dev/xvda", "/dev/sdf", "/dev/sdg")]
    [InlineData(true, "/dev/sdf", "/dev/sdg")]
    public void Plan_ThreeKeysViaInstance_CreatesAVolumeForEach_OrOnlyForWhatIsAdded(bool boots, params string[] created)
    {
        var request = Requested.Image.Via(RequestedRoute.Instance)
            .Rekey("/dev/xvda", "alias/k1")
            .Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 100, KmsKeyId = "alias/k2" })
            .Volume(new() { DeviceName = "/dev/sdg", SnapshotId = "snap-1", KmsKeyId = "alias/k3" });

        var plan = ImagePlanner.Plan(request with { Instance = new() { Boot = boots } }, Facts.Of(Facts.Device("/dev/xvda")).WithSnapshot(Facts.Snapshot("snap-1")));

        Assert.Equal(["/dev/xvda k1 (as requested)", "/dev/sdf k2 (as requested)", "/dev/sdg k3 (as requested)"], plan.Encryption());
        Assert.Equal(created, plan.Devices.Where(device => device.CreatesVolume).Select(device => device.DeviceName));
        Assert.True(plan.CreatesVolumes);
    }

    [Fact]
    public void Plan_EmptyMappingUnderTheCommonKey_BecomesAnEncryptedVolume()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Key("alias/k1"), Facts.Of(Facts.Device("/dev/xvda"), Facts.EmptyMapping("/dev/sdc")));

        var device = plan.Device("/dev/sdc");
        Assert.Equal((DeviceOrigin.Empty, true, true), (device.Origin, device.InSource, device.Expected.HasSnapshot));
        Assert.Equal("/dev/sdc k1 (as requested)", plan.Encryption().Last());
        Assert.True(plan.CreatesVolumes);
    }

    [Fact]
    public void Plan_EmptyMappingUnderAKeyViaInstance_IsMadeByTheLaunch_IfItIsToBoot()
    {
        var request = Requested.Image.Key("alias/k1").Via(RequestedRoute.Instance) with { Instance = new() { Boot = true } };

        var plan = ImagePlanner.Plan(request, Facts.Of(Facts.Device("/dev/xvda"), Facts.EmptyMapping("/dev/sdc")));

        Assert.Equal((DeviceOrigin.Empty, false), (plan.Device("/dev/sdc").Origin, plan.Device("/dev/sdc").CreatesVolume));
        Assert.False(plan.CreatesVolumes);
    }

    [Fact]
    public void Plan_EmptyMappingUnderTheCommonKeyThatAnEntryNames_TakesTheEntrysKey()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Key("alias/k1").Rekey("/dev/sdc", "alias/k2"), Facts.Of(Facts.Device("/dev/xvda"), Facts.EmptyMapping("/dev/sdc")));

        Assert.Equal(["/dev/xvda k1 (as requested)", "/dev/sdc k2 (as requested)"], plan.Encryption());
    }

    [Theory]
    [InlineData(RequestedRoute.Auto)]
    [InlineData(RequestedRoute.Instance)]
    public void Plan_EmptyMappingOfAnotherSize_StaysAnEmptyMapping(RequestedRoute via)
    {
        var request = Requested.Image.Via(via).Volume(new() { DeviceName = "/dev/sdc", SizeGiB = 4 });

        var device = ImagePlanner.Plan(request, Facts.Of(Facts.Device("/dev/xvda"), Facts.EmptyMapping("/dev/sdc"))).Device("/dev/sdc");

        Assert.Equal((DeviceOrigin.SourceEmpty, false, 4), (device.Origin, device.Expected.HasSnapshot, device.Expected.Volume.SizeGiB));
    }

    // EC2 shows the baseline of a gp2 volume as its iops; nobody provisioned them, and they grow with the volume.
    [Theory]
    [InlineData(null)]
    [InlineData(100)]
    public void Plan_Gp2VolumeWithABaseline_IsNotHeldToIt(int? size)
    {
        var facts = Facts.Of(Facts.Device("/dev/xvda").WithVolume(volume => volume with { VolumeType = "gp2", Iops = 100, Throughput = null }));

        var plan = ImagePlanner.Plan(Requested.Image.Volume(new() { DeviceName = "/dev/xvda", KmsKeyId = "alias/k1", SizeGiB = size }), facts);

        Assert.Null(plan.Device("/dev/xvda").Expected.Volume.Iops);
    }
}
