using AmiPipeline.Errors;
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

    [Theory]
    [InlineData("pending")]
    [InlineData("stopping")]
    [InlineData("shutting-down")]
    [InlineData("terminated")]
    public void Plan_InstanceInAnotherState_IsRefused(string state) =>
        Assert.Equal(new Problem("/source/instanceId", $"is i-0123456789abcdef0, which is {state}; it must be running or stopped"),
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
    public void Plan_SeveralFaultsOfTheSource_AreReportedTogether() =>
        Assert.Equal(
            ["/source/imageId", "/source/imageId", "/name"],
            Planned.AllRefused(
                Requested.Image,
                Facts.Of().Source(source => source with { State = "pending", RootDeviceType = "instance-store" }) with { Identity = new("ab", Facts.Digest) })
                .Select(problem => problem.Field));
}
