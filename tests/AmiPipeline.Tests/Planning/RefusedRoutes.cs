using Xunit;

namespace AmiPipeline.Tests.Planning;

/// <summary>Requests that a route cannot meet, and the reason that is given.</summary>
public static class RefusedRoutes
{
    private static readonly ImageRequest TwoKeys = Requested.Image.Rekey("/dev/xvda", "alias/k1").Rekey("/dev/sdb", "alias/k2");

    private static readonly ImageRequest Added = Requested.Image.Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 10 });

    private static PlanFacts Unreadable => Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb") with { Readable = false, OwnerId = null });

    private static PlanFacts Marketplace => Facts.Of().Source(source => source with
    {
        OwnerId = "679593333241",
        OwnerAlias = "aws-marketplace",
        ProductCodes = ["marketplace:abc"],
    });

    private static PlanFacts Windows => Facts.Of().Attributes(attributes => attributes with { PlatformDetails = "Windows" });

    /// <summary>What, request, facts, and the whole reason.</summary>
    internal static TheoryData<string, ImageRequest, PlanFacts, string> Copies => new()
    {
        { "two keys", TwoKeys, Facts.Of(), "CopyImage takes one key for all snapshots, and 2 are requested" },
        { "one rekeyed, one plain", Requested.Image.Rekey("/dev/xvda", "alias/k1"), Facts.Of(), "CopyImage would put /dev/sdb under the key too, and its status is to be preserved" },
        { "one rekeyed, one under its own", Requested.Image.Rekey("/dev/xvda", "alias/k1"), Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb", "k2")), "CopyImage would put /dev/sdb under the key too, and its status is to be preserved" },
        { "added empty volume", Added, Facts.Of(), "CopyImage adds no volumes (/dev/sdf)" },
        { "added snapshot", Requested.Image.Volume(new() { DeviceName = "/dev/sdf", SnapshotId = "snap-1" }), Facts.Of().WithSnapshot(Facts.Snapshot("snap-1")), "CopyImage adds no volumes (/dev/sdf)" },
        { "larger volume", Requested.Image.Volume(new() { DeviceName = "/dev/sdb", SizeGiB = 9 }), Facts.Of(), "CopyImage changes no volume (/dev/sdb)" },
        { "kept volume", Requested.Image.Volume(new() { DeviceName = "/dev/sdb", DeleteOnTermination = false }), Facts.Of(), "CopyImage changes no volume (/dev/sdb)" },
        { "empty mapping under a key", Requested.Image.Key("alias/k1"), Facts.Of(Facts.Device("/dev/xvda"), Facts.EmptyMapping("/dev/sdc")), "CopyImage does not encrypt a mapping without a snapshot (/dev/sdc)" },
        { "Marketplace", Requested.Image, Marketplace, "EC2 does not copy images from AWS Marketplace to another account" },
        { "snapshot not shared", Requested.Image, Unreadable, "the snapshot snap-of-sdb of /dev/sdb is not shared with account 111111111111" },
    };

    /// <summary>What, request, facts, and the whole reason.</summary>
    internal static TheoryData<string, ImageRequest, PlanFacts, string> Snapshots => new()
    {
        { "Windows", TwoKeys, Windows, "the platform is Windows, and RegisterImage can lose its billing code" },
        { "Red Hat", TwoKeys, Facts.Of().Attributes(attributes => attributes with { PlatformDetails = "Red Hat Enterprise Linux" }), "the platform is Red Hat Enterprise Linux, and RegisterImage can lose its billing code" },
        { "platform unknown", TwoKeys, Facts.Of().Attributes(attributes => attributes with { PlatformDetails = null }), "the platform is unknown, and RegisterImage can lose its billing code" },
        { "product codes", TwoKeys, Facts.Of().Source(source => source with { ProductCodes = ["marketplace:abc", "devpay:def"] }), "the image has product codes (marketplace:abc, devpay:def), which RegisterImage does not carry over" },
        { "paravirtual", TwoKeys, Facts.Of().Attributes(attributes => attributes with { VirtualizationType = "paravirtual" }), "the virtualization type is paravirtual, whose kernel RegisterImage would have to guess" },
        { "architecture unknown", TwoKeys, Facts.Of().Attributes(attributes => attributes with { Architecture = null }), "the architecture is unknown, and RegisterImage would take i386" },
        { "UEFI variables unreadable", TwoKeys, Facts.Of().Attributes(attributes => attributes with { BootMode = "uefi-preferred", UefiData = null }), "the UEFI variable store cannot be read, so it cannot be passed on" },
        { "snapshot not shared", TwoKeys, Unreadable, "the snapshot snap-of-sdb of /dev/sdb is not shared with account 111111111111" },
        { "all at once", TwoKeys, Windows.Source(source => source with { ProductCodes = ["marketplace:abc"] }), "the platform is Windows, and RegisterImage can lose its billing code; the image has product codes (marketplace:abc), which RegisterImage does not carry over" },
    };
}
