using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class CopyRouteTests
{
    [Fact]
    public void Plan_PlainSourceWithoutKey_IsCopiedAsItIs()
    {
        var plan = ImagePlanner.Plan(Requested.Image, Facts.Of());

        Assert.Equal(ImageRoute.Copy, plan.Route);
        Assert.Null(plan.SecondRoute);
        Assert.Equal("one CopyImage produces the requested image", plan.Reason);
        Assert.Null(plan.CopyEncryption);
        Assert.Equal(["/dev/xvda plain", "/dev/sdb plain"], plan.Encryption());
        Assert.Empty(plan.Warnings);
        Assert.Null(plan.Launch);
        Assert.False(plan.CreatesVolumes);
    }

    [Fact]
    public void Plan_OneKeyForAll_IsNamedInTheCopy()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Key("alias/k1"), Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb", "k2")));

        Assert.Equal(ImageRoute.Copy, plan.Route);
        Assert.Equal("k1", Planned.Passed(plan.CopyEncryption));
        Assert.Equal(["/dev/xvda k1 (as requested)", "/dev/sdb k1 (as requested)"], plan.Encryption());
    }

    [Fact]
    public void Plan_OneKeyUnderTwoNames_IsOneKey()
    {
        var facts = Facts.Of().WithKey("alias/same", new KeyFacts { Arn = Facts.Key("k1") });

        var plan = ImagePlanner.Plan(Requested.Image.Rekey("/dev/xvda", "alias/k1").Rekey("/dev/sdb", "alias/same"), facts);

        Assert.Equal(ImageRoute.Copy, plan.Route);
        Assert.Equal("k1", Planned.Passed(plan.CopyEncryption));
    }

    [Fact]
    public void Plan_KeyThatTheOtherSnapshotHas_IsOneKeyForAll()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Rekey("/dev/xvda", "alias/k1"), Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb", "k1")));

        Assert.Equal(ImageRoute.Copy, plan.Route);
        Assert.Equal("k1", Planned.Passed(plan.CopyEncryption));
        Assert.Equal(["/dev/xvda k1 (as requested)", "/dev/sdb k1 (the source's key)"], plan.Encryption());
    }

    // The two official texts on CopyImage without a key disagree; if every snapshot has the same key it is named, and both agree.
    [Fact]
    public void Plan_PreservedUnderOneKey_NamesThatKey()
    {
        var plan = ImagePlanner.Plan(Requested.Image, Facts.Of(Facts.Device("/dev/xvda", "k1"), Facts.Device("/dev/sdb", "k1")));

        Assert.Equal("k1", Planned.Passed(plan.CopyEncryption));
        Assert.Equal(["/dev/xvda k1 (the source's key)", "/dev/sdb k1 (the source's key)"], plan.Encryption());
    }

    // One key would encrypt the plain root: no key may be named, and either text may then be right.
    [Fact]
    public void Plan_PreservedMixed_NamesNoKeyAndAcceptsBothTexts()
    {
        var plan = ImagePlanner.Plan(Requested.Image, Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb", "k1")));

        Assert.Equal(ImageRoute.Copy, plan.Route);
        Assert.Null(plan.CopyEncryption);
        Assert.Equal(["/dev/xvda plain", "/dev/sdb k1 (the source's key) or default (the account's default key)"], plan.Encryption());
    }

    [Fact]
    public void Plan_PreservedUnderTwoKeys_NamesNoKey()
    {
        var plan = ImagePlanner.Plan(Requested.Image, Facts.Of(Facts.Device("/dev/xvda", "k1"), Facts.Device("/dev/sdb", "k2")));

        Assert.Null(plan.CopyEncryption);
        Assert.Equal(
            [
                "/dev/xvda k1 (the source's key) or default (the account's default key)",
                "/dev/sdb k2 (the source's key) or default (the account's default key)",
            ],
            plan.Encryption());
    }

    [Fact]
    public void Plan_SharedUnderAnothersKey_ComesUnderTheDefaultKeyByName()
    {
        var plan = ImagePlanner.Plan(Requested.Image, Facts.Of(Facts.SharedDevice("/dev/xvda", "k1"), Facts.SharedDevice("/dev/sdb", "k2")));

        Assert.Equal("default", Planned.Passed(plan.CopyEncryption));
        Assert.Equal(["/dev/xvda default (the account's default key)", "/dev/sdb default (the account's default key)"], plan.Encryption());
        Assert.Equal(
            [
                $"/dev/xvda is under a key of another account and comes under the default key {Facts.Key("default")}",
                $"/dev/sdb is under a key of another account and comes under the default key {Facts.Key("default")}",
            ],
            plan.Warnings);
    }

    [Fact]
    public void Plan_SharedWithAPlainSnapshot_LeavesTheDefaultKeyToEc2()
    {
        var plan = ImagePlanner.Plan(Requested.Image, Facts.Of(Facts.Device("/dev/xvda"), Facts.SharedDevice("/dev/sdb", "k2")));

        Assert.Null(plan.CopyEncryption);
        Assert.Equal(["/dev/xvda plain", "/dev/sdb default (the account's default key)"], plan.Encryption());
    }

    [Fact]
    public void Plan_SharedAndOneRekeyedUnderTheSharersKey_IsNoOneKeyForAll()
    {
        var sharers = Facts.Key("k1", Facts.OtherAccount);
        var facts = Facts.Of(Facts.SharedDevice("/dev/xvda", "k1"), Facts.SharedDevice("/dev/sdb", "k1")).WithKey(sharers, new KeyFacts { Arn = sharers });

        var plan = ImagePlanner.Plan(Requested.Image.Rekey("/dev/xvda", sharers), facts);

        Assert.Equal(ImageRoute.Snapshots, plan.Route);
        Assert.Equal([$"/dev/xvda {sharers} (as requested)", "/dev/sdb default (the account's default key)"], plan.Encryption());
    }

    [Fact]
    public void Plan_DefaultKeyNotYetCreated_IsNamedByItsAlias()
    {
        // Encrypted=true without a key would keep k1: EC2 has no effect of it on an encrypted snapshot.
        var plan = ImagePlanner.Plan(Requested.Image.Key("default"), Facts.Of(Facts.Device("/dev/xvda", "k1"), Facts.Device("/dev/sdb")).DefaultKeyNotYetCreated());

        Assert.Equal("alias/aws/ebs", Planned.Passed(plan.CopyEncryption));
        Assert.Equal(["/dev/xvda alias/aws/ebs (the account's default key)", "/dev/sdb alias/aws/ebs (the account's default key)"], plan.Encryption());
    }

    [Fact]
    public void Plan_EmptyMapping_IsKeptEmpty()
    {
        var plan = ImagePlanner.Plan(Requested.Image, Facts.Of(Facts.Device("/dev/xvda"), Facts.EmptyMapping("/dev/sdc")));

        var device = plan.Device("/dev/sdc");
        Assert.Equal((ImageRoute.Copy, DeviceOrigin.SourceEmpty, false), (plan.Route, device.Origin, device.Expected.HasSnapshot));
        Assert.Null(device.Encryption);
    }

    [Fact]
    public void Plan_EphemeralVolumes_ArePassedOn()
    {
        var facts = Facts.Of().Source(source => source with { Ephemerals = [new("/dev/sdd", "ephemeral0")] });

        Assert.Equal([new EphemeralDevice("/dev/sdd", "ephemeral0")], ImagePlanner.Plan(Requested.Image, facts).Ephemerals);
    }

    [Fact]
    public void Plan_ViaCopy_IsHonoured()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Via(RequestedRoute.Copy).Key("alias/k1"), Facts.Of());

        Assert.Equal((ImageRoute.Copy, "via: copy was requested"), (plan.Route, plan.Reason));
    }
}
