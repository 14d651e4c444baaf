using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class RefusedVolumeTests
{
    private const string NewName = "which the source does not have (it has /dev/xvda, /dev/sdb, /dev/sdc, /dev/sde); a new volume must have a name that EC2 takes: /dev/sd[a-z], /dev/xvd[a-z] or /dev/xvd[a-d][a-z]";

    /// <summary>An entry that the source does not allow, the field, and what is said of it.</summary>
    public static TheoryData<string, RequestVolume, string, string> Refused => new()
    {
        { "device not in the source", new() { DeviceName = "/dev/sdx", KmsKeyId = "alias/k1" }, "deviceName", "is \"/dev/sdx\", which the source does not have; it has /dev/xvda, /dev/sdb, /dev/sdc, /dev/sde. To add a volume give sizeGiB or snapshotId" },
        { "device under another name", new() { DeviceName = "/dev/xvdb", SizeGiB = 8 }, "deviceName", "is \"/dev/xvdb\", which clashes with the source's /dev/sdb; use that name for that device, or another for a new one" },
        { "root under its other name", new() { DeviceName = "/dev/sda1", SizeGiB = 50 }, "deviceName", "is \"/dev/sda1\", which is reserved for the root device, and the source's root is /dev/xvda; use that name to change the root, or another for a new volume" },
        { "root under its other name, short", new() { DeviceName = "sda1", SizeGiB = 50 }, "deviceName", "is \"sda1\", which is reserved for the root device, and the source's root is /dev/xvda; use that name to change the root, or another for a new volume" },
        { "device of an instance store volume", new() { DeviceName = "/dev/sdd", SizeGiB = 8 }, "deviceName", "is \"/dev/sdd\", the source's instance store volume ephemeral0, which has no snapshot and stays as it is; take another name for a new volume" },
        { "device of an instance store volume under another name", new() { DeviceName = "xvdd", SizeGiB = 8 }, "deviceName", "is \"xvdd\", which clashes with the source's /dev/sdd; use that name for that device, or another for a new one" },
        { "device of NVMe", new() { DeviceName = "/dev/nvme1n1", SizeGiB = 8 }, "deviceName", $"is \"/dev/nvme1n1\", {NewName}" },
        { "partition 16", new() { DeviceName = "/dev/sdf16", SizeGiB = 8 }, "deviceName", $"is \"/dev/sdf16\", {NewName}" },
        { "device and a line end", new() { DeviceName = "/dev/sdf\n", SizeGiB = 8 }, "deviceName", $"is \"/dev/sdf\n\", {NewName}" },
        { "numbered device of an HVM source", new() { DeviceName = "/dev/sdf1", SizeGiB = 8 }, "deviceName", $"is \"/dev/sdf1\", {NewName}" },
        { "two letters too far", new() { DeviceName = "/dev/xvdea", SizeGiB = 8 }, "deviceName", $"is \"/dev/xvdea\", {NewName}" },
        { "device of blanks", new() { DeviceName = " ", SizeGiB = 8 }, "deviceName", $"is \" \", {NewName}" },
        { "smaller", new() { DeviceName = "/dev/sdb", SizeGiB = 7 }, "sizeGiB", "is 7, less than the 8 GiB that /dev/sdb has; a volume can only grow" },
        { "snapshot in the source's place", new() { DeviceName = "/dev/sdb", SnapshotId = "snap-1" }, "snapshotId", "would replace /dev/sdb, which the source has; give the added volume its own device name" },
        { "iops of a gp2 source", new() { DeviceName = "/dev/sdc", Iops = 3000 }, "iops", "does not go with gp2; only gp3, io1 and io2 take it" },
        { "throughput of a gp2 source", new() { DeviceName = "/dev/sdc", Throughput = 125 }, "throughput", "does not go with gp2; only gp3 takes it" },
        { "iops too few for the source's type", new() { DeviceName = "/dev/sdb", Iops = 200 }, "iops", "is 200; gp3 takes 3000 to 80000" },
        { "more iops than the size allows", new() { DeviceName = "/dev/sdb", Iops = 4001 }, "iops", "is 4001 for 8 GiB; gp3 takes at most 500 per GiB, and 3000 at any size" },
        { "more throughput than the source's iops allow", new() { DeviceName = "/dev/sdb", Throughput = 751 }, "throughput", "is 751 with 3000 iops; gp3 takes at most 0.25 MiB/s per iops, so it needs 3004 iops" },
        { "more throughput than the default iops allow", new() { DeviceName = "/dev/sdf", SizeGiB = 100, Throughput = 1000 }, "throughput", "is 1000 with 3000 iops; gp3 takes at most 0.25 MiB/s per iops, so it needs 4000 iops" },
        { "more iops than the snapshot's size allows", new() { DeviceName = "/dev/sdf", SnapshotId = "snap-1", VolumeType = "io1", Iops = 1001 }, "iops", "is 1001 for 20 GiB; io1 takes at most 50 per GiB" },
        { "size too large for the source's type", new() { DeviceName = "/dev/sdc", SizeGiB = 16385 }, "sizeGiB", "is 16385; gp2 takes 1 to 16384 GiB" },
        { "type that the source is too small for", new() { DeviceName = "/dev/sdb", VolumeType = "st1" }, "sizeGiB", "is missing, so it is 8; st1 takes 125 to 16384 GiB" },
        { "type that the source is too large for", new() { DeviceName = "/dev/sde", VolumeType = "standard" }, "sizeGiB", "is missing, so it is 2000; standard takes 1 to 1024 GiB" },
        { "root of a type that cannot boot", new() { DeviceName = "/dev/xvda", VolumeType = "st1", SizeGiB = 125 }, "volumeType", "is st1, which cannot be a root volume; take gp3, gp2, io1 or io2" },
        { "added iops without their type", new() { DeviceName = "/dev/sdf", SizeGiB = 8, Iops = 100 }, "iops", "is 100; gp3 takes 3000 to 80000" },
        { "snapshot unknown", new() { DeviceName = "/dev/sdf", SnapshotId = "snap-9" }, "snapshotId", "is snap-9, which does not exist in eu-west-1 or is not shared with account 111111111111" },
        { "snapshot pending", new() { DeviceName = "/dev/sdf", SnapshotId = "snap-2" }, "snapshotId", "is snap-2, which is pending; it must be completed" },
        { "smaller than its snapshot", new() { DeviceName = "/dev/sdf", SnapshotId = "snap-1", SizeGiB = 19 }, "sizeGiB", "is 19, less than the 20 GiB of snap-1" },
        { "snapshot too small for the type", new() { DeviceName = "/dev/sdf", SnapshotId = "snap-1", VolumeType = "sc1" }, "sizeGiB", "is missing, so it is 20; sc1 takes 125 to 16384 GiB" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Plan_EntryThatTheSourceDoesNotAllow_IsRefused(string what, RequestVolume entry, string field, string message)
    {
        var facts = Facts.Of(
                Facts.Device("/dev/xvda"),
                Facts.Device("/dev/sdb"),
                Facts.Device("/dev/sdc").WithVolume(volume => volume with { VolumeType = "gp2", Iops = 100, Throughput = null }),
                Facts.Device("/dev/sde").WithVolume(volume => volume with { SizeGiB = 2000 }))
            .Source(source => source with { Ephemerals = [new("/dev/sdd", "ephemeral0")] })
            .WithSnapshot(Facts.Snapshot("snap-1"))
            .WithSnapshot(Facts.Snapshot("snap-2") with { State = "pending" });

        var problem = Planned.Refused(Requested.Image.Volume(entry), facts);

        Assert.Equal((what, new Problem($"/volumes/0/{field}", message)), (what, problem));
    }

    [Fact]
    public void Plan_EntriesUnderTwoNamesOfOneDevice_AreRefused() => Assert.Equal(
        new Problem("/volumes/1/deviceName", "is \"xvdf\", which clashes with \"/dev/sdf\" of another entry; every volume has its own device name"),
        Planned.Refused(Requested.Image.Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 1 }).Volume(new() { DeviceName = "xvdf", SizeGiB = 1 }), Facts.Of()));

    [Fact]
    public void Plan_SeveralEntries_AreAllJudged() =>
        Assert.Equal(
            ["/volumes/0/sizeGiB", "/volumes/1/deviceName"],
            Planned.AllRefused(
                Requested.Image.Volume(new() { DeviceName = "/dev/sdb", SizeGiB = 1 }).Volume(new() { DeviceName = "/dev/xvdb", SizeGiB = 1 }), Facts.Of())
                .Select(problem => problem.Field));
}
