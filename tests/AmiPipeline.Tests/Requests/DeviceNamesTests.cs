using Xunit;

namespace AmiPipeline.Tests.Requests;

public sealed class DeviceNamesTests
{
    [Theory]
    [InlineData("/dev/sdf", "/dev/xvdf", true)]
    [InlineData("/dev/sdf", "sdf", true)]
    [InlineData("xvdf", "/dev/sdf", true)]
    [InlineData("/dev/sda1", "sda1", true)]
    [InlineData("/dev/sda", "/dev/sda1", false)]
    [InlineData("/dev/sdb", "/dev/sdba", false)]
    [InlineData("/dev/hdf", "/dev/sdf", false)]
    [InlineData("/dev/xvdba", "/dev/xvdb", false)]
    public void Canonical_TwoNames_AreEqualForOneDevice(string left, string right, bool same) =>
        Assert.Equal(same, DeviceNames.Canonical(left) == DeviceNames.Canonical(right));

    [Theory]
    [InlineData("/dev/sda1", true)]
    [InlineData("sda1", true)]
    [InlineData("/dev/xvda", true)]
    [InlineData("/dev/sda", true)]
    [InlineData("/dev/sda2", false)]
    [InlineData("/dev/sdb", false)]
    [InlineData("/dev/xvdaa", false)]
    public void IsReservedForRoot_OfAName_IsTrueForEitherRoot(string name, bool reserved) => Assert.Equal(reserved, DeviceNames.IsReservedForRoot(name));
}
