using AmiPipeline.Inventory;
using Xunit;

namespace AmiPipeline.Tests.Inventory;

public sealed class ShortcomingsTests
{
    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/wanted";
    private const string Default = "arn:aws:kms:us-east-1:111122223333:key/default";

    private static readonly InventoryImage Good = new()
    {
        ImageId = "ami-1",
        Name = "good",
        OwnerId = "111122223333",
        Region = "us-east-1",
        Created = DateTimeOffset.UnixEpoch,
        State = "available",
        IsUsed = true,
        IsShared = false,
        Tags = new Dictionary<string, string> { ["team"] = "base", ["more"] = "" },
        Attributes = new Dictionary<string, string> { ["EnaSupport"] = "true", ["BootMode"] = "uefi" },
        Devices = [new("/dev/xvda", "snap-1", 8, IsEncrypted: true, Key, null)],
    };

    public static TheoryData<string, Shortcoming[]> Images() => new()
    {
        { "good", [] },
        { "plain", [Shortcoming.Unencrypted, Shortcoming.NotUnderKey] },
        { "other key", [Shortcoming.NotUnderKey] },
        { "default key", [Shortcoming.NotUnderKey, Shortcoming.DefaultKey] },
        { "unreadable", [Shortcoming.NotUnderKey] },
        { "elsewhere", [Shortcoming.NotUnderKey] },
        { "shared", [Shortcoming.SharedWithOthers] },
        { "not asked", [] },
        { "public", [Shortcoming.Public] },
        { "unused", [Shortcoming.Unused] },
        { "copy", [Shortcoming.LostAttributes] },
        { "no devices", [] },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void Image_FallsShort_InTheseWays(string which, Shortcoming[] expected)
    {
        var device = Good.Devices[0];
        var image = which switch
        {
            "plain" => Good with { Devices = [device, device with { IsEncrypted = false, KeyArn = null }] },
            "other key" => Good with { Devices = [device with { KeyArn = Key + "2" }] },
            "default key" => Good with { Devices = [device with { KeyArn = Default }] },
            "unreadable" => Good with { Devices = [device with { KeyArn = null }] },
            "elsewhere" => Good with { Region = "eu-west-1" },
            "shared" => Good with { IsShared = true },
            "not asked" => Good with { IsShared = null },
            "public" => Good with { IsPublic = true },
            "unused" => Good with { IsUsed = false },
            "copy" => Good with { ImageId = "ami-2", SourceImageId = "ami-1", Attributes = new Dictionary<string, string> { ["EnaSupport"] = "true" } },
            "no devices" => Good with { Devices = [] },
            _ => Good,
        };

        Assert.Equal(expected, Rules(Good).Find(image));
    }

    [Fact]
    public void Copy_LacksWhatItsSourceHas()
    {
        var copy = Good with { ImageId = "ami-2", SourceImageId = "ami-1", Tags = new Dictionary<string, string> { ["team"] = "other" }, Attributes = new Dictionary<string, string> { ["EnaSupport"] = "true", ["TpmSupport"] = "v2.0" } };

        Assert.Equal(["BootMode", "tag:more"], Rules(Good).LostAttributes(copy));
        Assert.Empty(Rules().LostAttributes(copy));
    }

    [Fact]
    public void NoKeyWanted_IsNotFallenShortOf() =>
        Assert.DoesNotContain(Shortcoming.NotUnderKey, new Shortcomings([], new Dictionary<string, IReadOnlySet<string>>(), new Dictionary<string, string>()).Find(Good));

    private static Shortcomings Rules(params InventoryImage[] images) => new(
        images, new Dictionary<string, IReadOnlySet<string>> { ["us-east-1"] = new HashSet<string> { Default } }, new Dictionary<string, string> { ["us-east-1"] = Key });
}
