using Xunit;

namespace AmiPipeline.Tests.Planning;

/// <summary>Images of others whose UEFI variables only their owner can read: copied as a whole before the copy's snapshots are.</summary>
public sealed class CopyFirstTests
{
    private static readonly ImageRequest TwoKeys = Requested.Image.Rekey("/dev/xvda", "alias/k1").Rekey("/dev/sdb", "alias/k2");

    private static readonly ImageRequest Added = Requested.Image.Rekey("/dev/xvda", "alias/k1").Rekey("/dev/sdb", "alias/k1")
        .Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 4, KmsKeyId = "alias/k2" });

    [Theory]
    [InlineData("uefi")]
    [InlineData("uefi-preferred")]
    public void Plan_OfAnotherAccountsUefiImage_CopiesItFirst_UnderAKeyOfTheResult(string bootMode)
    {
        var plan = ImagePlanner.Plan(TwoKeys, Theirs(bootMode: bootMode));

        Assert.Equal((ImageRoute.CopyFirst, ImageRoute.Snapshots), (plan.Route, plan.SecondRoute));
        Assert.Equal("k1", Planned.Passed(plan.CopyEncryption));
        Assert.Equal(["/dev/xvda k1", "/dev/sdb k2"], plan.Passed());
        Assert.Equal(
            "the image is copied first, since only its owner, 222222222222, can read its UEFI variable store: "
            + "CopyImage takes one key for all snapshots, and 2 are requested; copying the snapshots boots nothing and keeps the content bit for bit",
            plan.Reason);
    }

    [Fact]
    public void Plan_WithOneKeyForAll_NeedsNoSecondRoute()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Key("alias/k1"), Theirs());

        Assert.Equal((ImageRoute.Copy, null), (plan.Route, plan.SecondRoute));
    }

    [Fact]
    public void Plan_ViaSnapshots_CopiesFirstToo()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Key("alias/k1").Via(RequestedRoute.Snapshots), Theirs());

        Assert.Equal((ImageRoute.CopyFirst, ImageRoute.Snapshots), (plan.Route, plan.SecondRoute));
        Assert.EndsWith(": via: snapshots was requested", plan.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RequestedRoute.Copy)]
    [InlineData(RequestedRoute.Instance)]
    public void Plan_ViaAnotherRoute_TakesThatAlone(RequestedRoute via)
    {
        var plan = ImagePlanner.Plan(Requested.Image.Key("alias/k1").Via(via), Theirs());

        Assert.Null(plan.SecondRoute);
    }

    /// <summary>A plain copy is under no key, and what the store has is known: the image of another account is read as it is.</summary>
    [Theory]
    [InlineData("legacy-bios", null)]
    [InlineData("", null)]
    [InlineData("uefi", "")]
    [InlineData("uefi-preferred", "QU1aTlVFRkk=")]
    public void Plan_OfAnotherAccountsImageThatHidesNothing_CopiesNothingFirst(string bootMode, string? uefiData)
    {
        var plan = ImagePlanner.Plan(TwoKeys, Theirs(bootMode, uefiData));

        Assert.Equal((ImageRoute.Snapshots, null), (plan.Route, plan.SecondRoute));
    }

    /// <summary>Nothing unencrypts a snapshot: what stays plain is copied of the original, and nothing that becomes encrypted lies in plain meanwhile.</summary>
    [Fact]
    public void Plan_WithADeviceThatStaysPlain_CopiesThatOfTheOriginal()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Rekey("/dev/sdb", "alias/k2"), Theirs());

        Assert.Equal("k2", Planned.Passed(plan.CopyEncryption));
        Assert.Equal(["/dev/xvda -", "/dev/sdb k2"], plan.Passed());
        Assert.Equal(("snap-of-xvda", null), (plan.Device("/dev/xvda").SnapshotId, plan.Device("/dev/sdb").SnapshotId));
        Assert.Equal(["/dev/xvda plain", "/dev/sdb k2 (as requested)"], plan.Encryption());
    }

    [Fact]
    public void Plan_WithNothingToEncryptOfTheSource_CopiesItAsItIs()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 4, KmsKeyId = "alias/k2" }), Theirs());

        Assert.Equal(ImageRoute.CopyFirst, plan.Route);
        Assert.Null(plan.CopyEncryption);
        Assert.Equal(["/dev/xvda -", "/dev/sdb -", "/dev/sdf k2"], plan.Passed());
        Assert.All(plan.Devices, device => Assert.Null(device.SnapshotId));
    }

    /// <summary>Of a snapshot of the copy, which is encrypted, EC2 would choose another key than of a plain one: it is named.</summary>
    [Fact]
    public void Plan_WithEncryptionByDefault_NamesTheDefaultKey()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Rekey("/dev/sdb", "alias/k2"), Theirs().EncryptsByDefault());

        Assert.Equal("default", Planned.Passed(plan.CopyEncryption));
        Assert.Equal(["/dev/xvda default", "/dev/sdb k2"], plan.Passed());
    }

    [Fact]
    public void Plan_UnderTheirKey_ComesUnderOurs()
    {
        var facts = Theirs().Source(source => source with { Devices = [Facts.SharedDevice("/dev/xvda", "theirs"), Facts.SharedDevice("/dev/sdb", "theirs")] });

        var plan = ImagePlanner.Plan(Added, facts);

        Assert.Equal((ImageRoute.CopyFirst, ImageRoute.Snapshots), (plan.Route, plan.SecondRoute));
        Assert.Equal("k1", Planned.Passed(plan.CopyEncryption));
        Assert.Equal(["/dev/xvda k1", "/dev/sdb k1", "/dev/sdf k2"], plan.Passed());
    }

    /// <summary>What a copy does not help is a reason still.</summary>
    [Theory]
    [InlineData("snapshot", "the snapshot snap-of-sdb of /dev/sdb is not shared with account 111111111111")]
    [InlineData("marketplace", "which RegisterImage does not carry over")]
    [InlineData("windows", "RegisterImage can lose its billing code")]
    public void Plan_OfAnImageThatACopyDoesNotHelp_IsRefusedWithTheReason(string what, string reason)
    {
        var facts = Theirs().Source(source => what switch
        {
            "snapshot" => source with { Devices = [Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb") with { Readable = false, OwnerId = null }] },
            "marketplace" => source with { OwnerAlias = "aws-marketplace", ProductCodes = ["marketplace:abc"] },
            _ => source with { Attributes = source.Attributes with { PlatformDetails = "Windows" } },
        });

        var problem = Planned.Refused(TwoKeys, facts);

        Assert.Equal("/via", problem.Field);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    /// <summary>A copy of the account's own image could be read no better.</summary>
    [Fact]
    public void Plan_OfAnOwnImageThatMayNotBeRead_IsRefused() => Assert.Equal(
        new Problem("/via", "is snapshots, which cannot work: the UEFI variable store cannot be read, so it cannot be passed on"),
        Planned.Refused(TwoKeys.Via(RequestedRoute.Snapshots), Theirs().Source(source => source with { OwnerId = Facts.Account })));

    private static PlanFacts Theirs(string bootMode = "uefi-preferred", string? uefiData = null) => Facts.Of().Source(source => source with
    {
        OwnerId = Facts.OtherAccount,
        Attributes = source.Attributes with { BootMode = bootMode, UefiData = bootMode is "" or "legacy-bios" ? "" : uefiData },
    });
}
