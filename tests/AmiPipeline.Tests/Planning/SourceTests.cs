using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class SourceTests
{
    [Theory]
    [InlineData("pending", null, "is ami-0123456789abcdef0, which is pending; it must be available")]
    [InlineData("failed", "Client.InternalError", "is ami-0123456789abcdef0, which is failed (Client.InternalError); it must be available")]
    [InlineData("disabled", null, "is ami-0123456789abcdef0, which is disabled; it must be available")]
    public void Plan_ImageInAnotherState_IsRefused(string state, string? reason, string message) =>
        Assert.Equal(new Problem("/source/imageId", message),
            Planned.Refused(Requested.Image, Facts.Of().Source(source => source with { State = state, StateReason = reason })));

    [Fact]
    public void Plan_ImageThatIsNotAllowed_IsRefusedByName() => Assert.Equal(
        new Problem("/source/imageId", "is ami-0123456789abcdef0 of account 222222222222, which this account's Allowed AMIs setting does not allow; aws ec2 get-allowed-images-settings shows the criteria and who manages them, and aws ec2 replace-image-criteria-in-allowed-images-settings changes them"),
        Planned.Refused(Requested.Image, Facts.Of().Source(source => source with { OwnerId = Facts.OtherAccount, Allowance = ImageAllowance.NotAllowed })));

    [Theory]
    [InlineData(ImageAllowance.NotReported, 0)]
    [InlineData(ImageAllowance.Allowed, 0)]
    [InlineData(ImageAllowance.OnlyInAuditMode, 1)]
    public void Plan_ImageThatCanBeUsed_IsTaken(ImageAllowance allowance, int warnings) =>
        Assert.Equal(warnings, ImagePlanner.Plan(Requested.Image, Facts.Of().Source(source => source with { Allowance = allowance })).Warnings.Count(warning => warning.Contains("Allowed AMIs", StringComparison.Ordinal)));

    [Theory]
    [InlineData("detaching")]
    [InlineData("busy")]
    public void Plan_InstanceWhoseVolumeGoes_IsRefused(string state) => Assert.Equal(
        new Problem("/source/instanceId", $"is i-0123456789abcdef0, whose volume at /dev/sdb is {state}; wait until it is gone, or attach it again"),
        Planned.Refused(Requested.Instance, Facts.OfInstance(Facts.Device("/dev/xvda") with { AttachmentState = "attached" }, Facts.Device("/dev/sdb") with { AttachmentState = state })));

    [Fact]
    public void Plan_InstanceWhoseVolumeComes_IsTaken() => Assert.Empty(
        Planned.Refusals(Requested.Instance, Facts.OfInstance(Facts.Device("/dev/xvda") with { AttachmentState = "attaching" })));

    public static TheoryData<SnapshotCondition, string?> Conditions => new()
    {
        { new("completed", null, "standard"), null },
        { new(null), null },
        { new("error", "Given key ID is not accessible"), "is error (Given key ID is not accessible); it must be completed" },
        { new("recoverable"), "is recoverable; it must be completed" },
        { new("completed", null, "archive"), "is in the archive tier, where nothing can be made of it; restore it first: aws ec2 restore-snapshot-tier --snapshot-id snap-of-sdb --permanent-restore" },
        { new("completed", null, "standard", "arn:aws:outposts:eu-west-1:111111111111:outpost/op-1"), "is on the Outpost arn:aws:outposts:eu-west-1:111111111111:outpost/op-1; take one that is in the Region" },
        { new("completed", null, "standard", null, "us-west-2-lax-1a"), "is in the zone us-west-2-lax-1a only; take one that is in the Region" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Plan_ImageOfASnapshotThatCannotBeUsed_IsRefused(SnapshotCondition condition, string? fault)
    {
        var facts = Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb") with { Condition = condition });

        var problems = Planned.Refusals(Requested.Image, facts);

        Assert.Equal(fault is null ? [] : [new Problem("/source/imageId", $"is ami-0123456789abcdef0, whose /dev/sdb is made of snap-of-sdb, which {fault}")], problems);
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Plan_VolumeOfASnapshotThatCannotBeUsed_IsRefused(SnapshotCondition condition, string? fault)
    {
        var request = Requested.Image with { Volumes = [new() { DeviceName = "/dev/sdf", SnapshotId = "snap-of-sdb", KmsKeyId = "alias/k1" }] };

        var problems = Planned.Refusals(request, Facts.Of().WithSnapshot(Facts.Snapshot("snap-of-sdb") with { Condition = condition }));

        Assert.Equal(fault is null ? [] : [new Problem("/volumes/0/snapshotId", $"is snap-of-sdb, which {fault}")], problems);
    }

    [Fact]
    public void Plan_InstanceStoreImage_IsRefused() =>
        Assert.Equal(new Problem("/source/imageId", "is ami-0123456789abcdef0, whose root device is instance-store; it must be EBS-backed"),
            Planned.Refused(Requested.Image, Facts.Of().Source(source => source with { RootDeviceType = "instance-store" })));

    [Fact]
    public void Plan_ImageOfAnotherAccountThanSaid_IsRefused() =>
        Assert.Equal(new Problem("/source/accountId", "is 222222222222, but ami-0123456789abcdef0 belongs to 333333333333"),
            Planned.Refused(
                Requested.Image with { Source = Requested.Image.Source with { AccountId = Facts.OtherAccount } },
                Facts.Of().Source(source => source with { OwnerId = "333333333333" })));

    [Fact]
    public void Plan_ImageWithoutContentForItsRoot_IsRefused() =>
        Assert.Equal(new Problem("/source/imageId", "is ami-0123456789abcdef0, which has no snapshot for its root device /dev/xvda; an image without one cannot boot"),
            Planned.Refused(Requested.Image, Facts.Of(Facts.EmptyMapping("/dev/xvda"), Facts.Device("/dev/sdb"))));

    [Fact]
    public void Plan_InstanceWithoutARootVolume_IsRefused() =>
        Assert.Equal(new Problem("/source/instanceId", "is i-0123456789abcdef0, which has no volume for its root device /dev/xvda; an image without one cannot boot"),
            Planned.Refused(Requested.Instance, Facts.OfInstance(Facts.Device("/dev/sdb"))));

    /// <summary>A name of the root that is not reported leaves any volume; without one there is nothing to boot from.</summary>
    [Fact]
    public void Plan_InstanceWithoutVolumes_IsRefused_EvenIfItsRootIsNotReported() =>
        Assert.Equal(new Problem("/source/instanceId", "is i-0123456789abcdef0, which has no volume for its root device; an image without one cannot boot"),
            Planned.Refused(Requested.Instance, Facts.OfInstance().Source(source => source with { Devices = [], Attributes = source.Attributes with { RootDeviceName = null } })));

    [Theory]
    [InlineData("")]
    [InlineData("pending")]
    [InlineData("stopping")]
    [InlineData("shutting-down")]
    [InlineData("terminated")]
    public void Plan_InstanceInAnotherState_IsRefused(string state) =>
        Assert.Equal(new Problem("/source/instanceId", $"is i-0123456789abcdef0, which is {(state.Length == 0 ? "in no state that EC2 shows" : state)}; it must be running or stopped"),
            Planned.Refused(Requested.Instance, Facts.OfInstance().Source(source => source with { State = state })));

    [Fact]
    public void Plan_InstanceStoreInstance_IsRefused() =>
        Assert.Equal(new Problem("/source/instanceId", "is i-0123456789abcdef0, whose root device is instance-store; it must be EBS-backed"),
            Planned.Refused(Requested.Instance, Facts.OfInstance().Source(source => source with { RootDeviceType = "instance-store" })));

    [Fact]
    public void Plan_RunningInstanceWithoutReboot_IsRefused() =>
        Assert.Equal(
            new Problem("/source/reboot", "is missing; i-0123456789abcdef0 is running, and CreateImage reboots by default: say true (a consistent image) or false (no interruption)"),
            Planned.Refused(Requested.Instance, Facts.OfInstance().Source(source => source with { State = "running" })));

    [Fact]
    public void Plan_SourceThatTellsNoRootDeviceName_IsPlanned() =>
        Assert.Equal("/dev/sdb", Assert.Single(ImagePlanner.Plan(Requested.Image, Facts.Of(Facts.Device("/dev/sdb"))
            .Source(source => source with { Attributes = source.Attributes with { RootDeviceName = null } })).Devices).DeviceName);

    [Fact]
    public void Plan_SeveralFaultsOfTheSource_AreReportedTogether() =>
        Assert.Equal(
            ["/source/imageId", "/source/imageId", "/name"],
            Planned.AllRefused(
                Requested.Image,
                Facts.Of().Source(source => source with { State = "pending", RootDeviceType = "instance-store" }) with { Identity = new("ab", Facts.Digest) })
                .Select(problem => problem.Field));
}
