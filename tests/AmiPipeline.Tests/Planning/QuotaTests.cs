using Xunit;

namespace AmiPipeline.Tests.Planning;

/// <summary>Quotas of what exists are reported beforehand once nine tenths are used; with nothing counted, nothing is said.</summary>
public sealed class QuotaTests
{
    private const string Fails = "unless it was raised, and it does not free up: an execution that meets it fails";

    [Theory]
    [InlineData(44_998, 89_997, 0)]
    [InlineData(44_999, 89_997, 1)]
    [InlineData(44_998, 89_998, 1)]
    [InlineData(50_000, 100_000, 2)]
    public void Plan_OfACopy_WarnsOfImagesAndSnapshots(int images, int snapshots, int warnings) =>
        Assert.Equal(warnings, Plan(RequestedRoute.Copy, images, snapshots, []).Count);

    [Fact]
    public void Plan_SaysWhatThereIsAndWhatTheQuotaIs() =>
        Assert.Equal(
            [
                $"the account has 50000 images in eu-west-1; the quota is 50000 {Fails}",
                $"the account has 99999 snapshots in eu-west-1, to which 2 come; the quota is 100000 {Fails}",
            ],
            Plan(RequestedRoute.Copy, 50_000, 99_999, []));

    [Fact]
    public void Plan_ViaInstance_WarnsOfTheStorageOfItsVolumes()
    {
        var full = new Dictionary<string, int> { ["gp3"] = 51_000, ["io2"] = 20_000 };

        Assert.Contains($"the account has 51000 GiB of gp3 volumes in eu-west-1, to which 16 GiB come for a while; the quota is 51200 GiB {Fails}", Plan(RequestedRoute.Instance, 1, 1, full));
        Assert.Empty(Plan(RequestedRoute.Copy, 1, 1, full));
    }

    [Fact]
    public void Plan_WithNothingCounted_SaysNothing() =>
        Assert.Empty(ImagePlanner.Plan(Requested.Image.Key("alias/k1"), Facts.Of()).Warnings);

    private static IReadOnlyList<string> Plan(RequestedRoute via, int images, int snapshots, Dictionary<string, int> storage) =>
        ImagePlanner.Plan(Requested.Image.Key("alias/k1").Via(via), Facts.Of() with { Usage = new UsageFacts(images, snapshots, storage) }).Warnings;
}
