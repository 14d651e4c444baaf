using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class RouteChoiceTests
{
    private static readonly ImageRequest TwoKeys = Requested.Image.Rekey("/dev/xvda", "alias/k1").Rekey("/dev/sdb", "alias/k2");

    [Theory]
    [MemberData(nameof(CopiesRefused))]
    public void Plan_ViaCopyThatCannotWork_IsRefusedWithTheReason(string what, string reason)
    {
        var (request, facts) = Case(RefusedRoutes.Copies, what);

        Assert.Equal(new Problem("/via", $"is copy, which cannot work: {reason}"), Planned.Refused(request.Via(RequestedRoute.Copy), facts));
    }

    [Theory]
    [MemberData(nameof(SnapshotsRefused))]
    public void Plan_ViaSnapshotsThatLosesSomething_IsRefusedWithAllReasons(string what, string reason)
    {
        var (request, facts) = Case(RefusedRoutes.Snapshots, what);

        Assert.Equal(new Problem("/via", $"is snapshots, which cannot work: {reason}"), Planned.Refused(request.Via(RequestedRoute.Snapshots), facts));
    }

    [Theory]
    [MemberData(nameof(SnapshotsRefused))]
    public void Plan_AutoWhereNothingSafeWorks_IsRefusedAndNamesViaInstance(string what, string reason)
    {
        var (request, facts) = Case(RefusedRoutes.Snapshots, what);

        var problem = Planned.Refused(request, facts);

        Assert.Equal("/via", problem.Field);
        Assert.StartsWith("is auto, and no route that boots nothing works: ", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith($"; {reason}. via: instance would launch a temporary instance, and keep the content, billing codes and watermarks", problem.Message, StringComparison.Ordinal);
    }

    private const string NoInstances = "the deployment launches no instances, since its configuration has no \"instances\"";

    /// <summary>Where the deployment launches none, the way on is in its configuration, and the reason says so.</summary>
    [Fact]
    public void Plan_WhereNoInstanceIsLaunched_RefusesThatRoute_AndNamesTheConfiguration()
    {
        var (request, facts) = Case(RefusedRoutes.Snapshots, "Windows");
        facts = facts with { Launch = new() { IsAllowed = false } };

        Assert.Equal(
            new Problem("/via", $"is instance, which cannot work: {NoInstances}; add it, with {{}} for a network of the deployment's own"),
            Planned.Refused(request.Via(RequestedRoute.Instance), facts));
        Assert.EndsWith($"and keep the content, billing codes and watermarks, but {NoInstances}", Planned.Refused(request, facts).Message, StringComparison.Ordinal);
        Assert.Equal(ImageRoute.Snapshots, ImagePlanner.Plan(TwoKeys, Facts.Of() with { Launch = new() { IsAllowed = false } }).Route);
    }

    [Theory]
    [MemberData(nameof(SnapshotsRefused))]
    public void Plan_ViaInstance_WorksWhereNothingElseDoes(string what, string reason)
    {
        var (request, facts) = Case(RefusedRoutes.Snapshots, what);

        // Only if no snapshot can be read must what has booted do.
        var plan = ImagePlanner.Plan(request.Via(RequestedRoute.Instance) with { Instance = what == "snapshot not shared" ? new() { Boot = true } : null }, facts);

        Assert.Equal(ImageRoute.Instance, plan.Route);
        Assert.NotEqual(reason, plan.Reason);
    }

    [Theory]
    [InlineData("two keys")]
    [InlineData("one rekeyed, one plain")]
    [InlineData("added empty volume")]
    [InlineData("added snapshot")]
    [InlineData("larger volume")]
    [InlineData("empty mapping under a key")]
    public void Plan_AutoWhereACopyCannotWork_TakesSnapshotsAndSaysWhy(string what)
    {
        var (request, facts) = Case(RefusedRoutes.Copies, what);
        var reason = RefusedRoutes.Copies.Select(row => row.Data).Single(row => row.Item1 == what).Item4;

        var plan = ImagePlanner.Plan(request, facts);

        Assert.Equal(ImageRoute.Snapshots, plan.Route);
        Assert.Equal($"{reason}; copying the snapshots boots nothing and keeps the content bit for bit", plan.Reason);
    }

    [Fact]
    public void Plan_AutoOnWindowsThatACopyServes_TakesTheCopy() =>
        Assert.Equal(ImageRoute.Copy, ImagePlanner.Plan(
            Requested.Image.Key("alias/k1"), Facts.Of().Attributes(attributes => attributes with { PlatformDetails = "Windows" })).Route);

    [Fact]
    public void Plan_AmazonsImage_IsCopiedOnlyIfItsSnapshotsCanBeRead()
    {
        var facts = Facts.Of(Facts.Device("/dev/xvda") with { Readable = false, OwnerId = null })
            .Source(source => source with { OwnerAlias = "amazon", OwnerId = "137112412989" });

        Assert.Contains("the snapshot snap-of-xvda of /dev/xvda is not shared", Planned.Refused(Requested.Image.Key("alias/k1"), facts).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_OwnMarketplaceImage_IsCopied() =>
        Assert.Equal(ImageRoute.Copy, ImagePlanner.Plan(Requested.Image, Facts.Of().Source(source => source with { OwnerAlias = "aws-marketplace" })).Route);

    [Fact]
    public void Plan_ViaSnapshots_IsHonouredWhereACopyWouldDo()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Via(RequestedRoute.Snapshots), Facts.Of(Facts.Device("/dev/xvda"), Facts.Device("/dev/sdb", "k1")));

        Assert.Equal((ImageRoute.Snapshots, "via: snapshots was requested"), (plan.Route, plan.Reason));
        Assert.Equal(["/dev/xvda -", "/dev/sdb k1"], plan.Passed());
        Assert.Equal(["/dev/xvda plain", "/dev/sdb k1 (the source's key)"], plan.Encryption());
    }

    [Fact]
    public void Plan_ViaInstance_LaunchesAndWarnsOfTheBoot()
    {
        var plan = ImagePlanner.Plan(TwoKeys.Via(RequestedRoute.Instance), Facts.Of());

        Assert.Equal(ImageRoute.Instance, plan.Route);
        Assert.Equal("via: instance was requested", plan.Reason);
        Assert.Equal(["a temporary instance boots; its volumes are replaced before the image is made, so the content stays"], plan.Warnings);
        Assert.Equal(["/dev/xvda k1", "/dev/sdb k2"], plan.Passed());
        Assert.Equal((true, false), (plan.Boots, plan.KeepsBootedVolumes));
        Assert.All(plan.Devices, device => Assert.True(device.CreatesVolume));
    }

    [Fact]
    public void Plan_ViaInstanceThatIsToBoot_KeepsWhatHasBooted_AndCreatesWhatIsAdded()
    {
        var request = TwoKeys.Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 4, KmsKeyId = "alias/k3" }).Via(RequestedRoute.Instance) with { Instance = new() { Boot = true } };

        var plan = ImagePlanner.Plan(request, Facts.Of());

        Assert.Equal((true, true), (plan.Boots, plan.KeepsBootedVolumes));
        Assert.Equal(["/dev/sdf"], plan.Devices.Where(device => device.CreatesVolume).Select(device => device.DeviceName));
        Assert.Equal(["the image has booted once, so its content changes"], plan.Warnings);
    }

    /// <summary>A mapping without content is no volume, whatever boots.</summary>
    [Fact]
    public void Plan_ViaInstanceWithAnEmptyMapping_CreatesNoVolumeForIt()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Rekey("/dev/xvda", "alias/k1").Via(RequestedRoute.Instance), Facts.Of(Facts.Device("/dev/xvda"), Facts.EmptyMapping("/dev/sdc")));

        Assert.Equal([true, false], plan.Devices.Select(device => device.CreatesVolume));
    }

    [Fact]
    public void Plan_ViaInstanceOfASnapshotThatIsNotShared_IsRefused_UnlessItIsToBoot()
    {
        var facts = Facts.Of(Facts.Device("/dev/xvda") with { Readable = false, OwnerId = null }).Source(source => source with { OwnerId = Facts.OtherAccount });
        var request = Requested.Image.Key("alias/k1").Via(RequestedRoute.Instance);

        Assert.Equal(
            new Problem("/via", "is instance, which cannot work: the snapshot snap-of-xvda of /dev/xvda is not shared with account 111111111111, "
                + "so no volume of it can take the place of the one that boots; instance.boot: true makes the image of what has booted"),
            Planned.Refused(request, facts));
        Assert.True(ImagePlanner.Plan(request with { Instance = new() { Boot = true } }, facts).KeepsBootedVolumes);
    }

    /// <summary>Before the boot Sysprep would be undone by it; and where nothing of the boot stays, there is nothing to generalize.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Plan_ViaInstanceOnWindows_AsksForSysprepAfterTheBoot_IfItStays(bool boots)
    {
        var facts = Facts.Of().Attributes(attributes => attributes with { PlatformDetails = "Windows with SQL Server Standard" });

        var warnings = ImagePlanner.Plan(TwoKeys.Via(RequestedRoute.Instance) with { Instance = new() { Boot = boots } }, facts).Warnings;

        Assert.Equal(boots, warnings.Any(warning => warning.StartsWith("Windows needs Sysprep after that boot and before the image is made", StringComparison.Ordinal)));
    }

    public static TheoryData<string, string> CopiesRefused() => [.. RefusedRoutes.Copies.Select(row => (row.Data.Item1, row.Data.Item4))];

    public static TheoryData<string, string> SnapshotsRefused() => [.. RefusedRoutes.Snapshots.Select(row => (row.Data.Item1, row.Data.Item4))];

    private static (ImageRequest Request, PlanFacts Facts) Case(TheoryData<string, ImageRequest, PlanFacts, string> cases, string what)
    {
        var found = cases.Select(row => row.Data).Single(row => row.Item1 == what);
        return (found.Item2, found.Item3);
    }
}
