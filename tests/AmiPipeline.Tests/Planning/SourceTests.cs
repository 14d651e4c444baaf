using AmiPipeline.Errors;
using AmiPipeline.Planning;
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

    /// <summary>A name of the root that is not told leaves any volume; without one there is nothing to boot from.</summary>
    [Fact]
    public void Plan_InstanceWithoutVolumes_IsRefused_AlsoWhereItsRootIsNotTold() =>
        Assert.Equal(new Problem("/source/instanceId", "is i-0123456789abcdef0, which has no volume for its root device; an image without one cannot boot"),
            Planned.Refused(Requested.Instance, Facts.OfInstance().Source(source => source with { Devices = [], Attributes = source.Attributes with { RootDeviceName = null } })));

    [Theory]
    [InlineData("")]
    [InlineData("pending")]
    [InlineData("stopping")]
    [InlineData("shutting-down")]
    [InlineData("terminated")]
    public void Plan_InstanceInAnotherState_IsRefused(string state) =>
        Assert.Equal(new Problem("/source/instanceId", $"is i-0123456789abcdef0, which is {(state.Length == 0 ? "in no state that EC2 tells" : state)}; it must be running or stopped"),
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
