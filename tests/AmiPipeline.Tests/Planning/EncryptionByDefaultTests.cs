using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class EncryptionByDefaultTests
{
    private static string Becomes(string device) =>
        $"{device} is unencrypted and becomes encrypted under the default key {Facts.Key("default")}: EBS encryption by default is on";

    [Fact]
    public void Plan_PlainSource_BecomesEncryptedWithAWarning()
    {
        var plan = ImagePlanner.Plan(Requested.Image, Facts.Of().EncryptsByDefault());

        Assert.Equal(ImageRoute.Copy, plan.Route);
        Assert.Equal("default", Planned.Passed(plan.CopyEncryption));
        Assert.Equal(["/dev/xvda default (the account's default key)", "/dev/sdb default (the account's default key)"], plan.Encryption());
        Assert.Equal([Becomes("/dev/xvda"), Becomes("/dev/sdb")], plan.Warnings);
    }

    [Fact]
    public void Plan_MixedSource_KeepsTheEncryptedAndEncryptsThePlain()
    {
        var plan = ImagePlanner.Plan(Requested.Image, Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb", "k1")).EncryptsByDefault());

        Assert.Null(plan.CopyEncryption);
        Assert.Equal(
            ["/dev/xvda default (the account's default key)", "/dev/sdb k1 (the source's key) or default (the account's default key)"],
            plan.Encryption());
        Assert.Equal([Becomes("/dev/xvda")], plan.Warnings);
    }

    [Fact]
    public void Plan_KeyForAll_WinsWithoutAWarning()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Key("alias/k1"), Facts.Of().EncryptsByDefault());

        Assert.Equal(["/dev/xvda k1 (as requested)", "/dev/sdb k1 (as requested)"], plan.Encryption());
        Assert.Empty(plan.Warnings);
    }

    [Theory]
    [InlineData(RequestedRoute.Snapshots)]
    [InlineData(RequestedRoute.Instance)]
    public void Plan_OtherRoutes_EncryptThePlainVolumesToo(RequestedRoute via)
    {
        var plan = ImagePlanner.Plan(
            Requested.Image.Via(via).Rekey("/dev/xvda", "alias/k1").Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 4 }), Facts.Of().EncryptsByDefault());

        Assert.Equal(["/dev/xvda k1", "/dev/sdb -", "/dev/sdf -"], plan.Passed());
        Assert.Equal(
            ["/dev/xvda k1 (as requested)", "/dev/sdb default (the account's default key)", "/dev/sdf default (the account's default key)"],
            plan.Encryption());
    }

    [Fact]
    public void Plan_CaptureOfPlainVolumes_StaysPlain()
    {
        var plan = ImagePlanner.Plan(Requested.Instance, Facts.OfInstance().EncryptsByDefault());

        Assert.Equal(ImageRoute.Capture, plan.Route);
        Assert.Equal(["/dev/xvda plain", "/dev/sdb plain"], plan.Encryption());
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void Plan_DefaultKeyNotYetCreated_IsItsAlias() =>
        Assert.Equal(
            ["/dev/xvda alias/aws/ebs (the account's default key)", "/dev/sdb alias/aws/ebs (the account's default key)"],
            ImagePlanner.Plan(Requested.Image, Facts.Of().DefaultKeyNotYetCreated().EncryptsByDefault()).Encryption());
}
