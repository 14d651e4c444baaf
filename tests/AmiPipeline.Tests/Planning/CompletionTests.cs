using Xunit;

namespace AmiPipeline.Tests.Planning;

/// <summary>Time-based copies, and what is known beforehand of how long copies take.</summary>
public sealed class CompletionTests
{
    private static readonly ImageRequest Request = Requested.Image.Key("alias/k1") with { CompleteWithinMinutes = 30 };

    [Theory]
    [InlineData(RequestedRoute.Copy)]
    [InlineData(RequestedRoute.Snapshots)]
    public void Plan_OfARouteThatCopies_CarriesTheMinutes(RequestedRoute via)
    {
        var plan = ImagePlanner.Plan(Request.Via(via), Facts.Of());

        Assert.Equal(30, plan.CompleteWithinMinutes);
        Assert.DoesNotContain(plan.Warnings, warning => warning.Contains("minutes", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_ViaInstance_IsRefused() =>
        Assert.Equal(
            new Problem("/completeWithinMinutes", "is 30, but via: instance copies no snapshots, and CreateImage takes the time it takes; leave it out"),
            Planned.Refused(Request.Via(RequestedRoute.Instance), Facts.Of()));

    [Fact]
    public void Plan_OfACaptureThatChangesNoKey_IsRefused() =>
        Assert.StartsWith(
            "is 30, but the capture of an instance copies no snapshots",
            Planned.Refused(Requested.Instance with { CompleteWithinMinutes = 30 }, Facts.OfInstance()).Message, StringComparison.Ordinal);

    [Fact]
    public void Plan_OfMoreDataThanCanBeCopiedInTime_WarnsOfIt()
    {
        var plan = ImagePlanner.Plan(Request, Facts.Of(Facts.Device("/dev/xvda"), Large("/dev/sdb"), Large("/dev/sdc"), Large("/dev/sdd"), Large("/dev/sde"), Large("/dev/sdf")));

        Assert.Contains("/dev/sdb may take 35 minutes instead of 30, if its snapshot is full: EBS copies 500 MiB/s at most", plan.Warnings);
        Assert.Contains(plan.Warnings, warning => warning.StartsWith("the copies may take longer than 30 minutes, if their snapshots are full: together they need 2849 MiB/s", StringComparison.Ordinal));
    }

    [Fact]
    public void Identity_DoesNotDependOnHowFastItIs() =>
        Assert.Equal(RequestIdentity.Create(Requested.Image, Facts.Location, "golden"), RequestIdentity.Create(Requested.Image with { CompleteWithinMinutes = 30 }, Facts.Location, "golden"));

    [Fact]
    public void Estimate_IsOfTheSnapshots()
    {
        var plan = ImagePlanner.Plan(Requested.Image.Key("alias/k1"), Facts.Of(Facts.Device("/dev/xvda"), Large("/dev/sdb"), Facts.EmptyMapping("/dev/sdc")).EncryptsByDefault());

        Assert.Equal(new DurationEstimate { Snapshots = 3, TotalGiB = 1016, MaxGiB = 1000, AtLeastMinutes = 35, GivesUpAfterHours = 51.8 }, plan.Estimate);
    }

    private static SourceDevice Large(string name) => Facts.Device(name).WithVolume(volume => volume with { SizeGiB = 1000 });
}
