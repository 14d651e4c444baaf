using Xunit;

namespace AmiPipeline.Tests.Planning;

/// <summary>What a registered image is without: watermarks, which auto does not lose, and its lineage, which ends in any case.</summary>
public sealed class WatermarkTests
{
    private const string Lost = "the watermarks 111111111111:approved, 222222222222:scanned are lost: RegisterImage carries none over";

    private static readonly ImageRequest TwoKeys = Requested.Image.Rekey("/dev/xvda", "alias/k1").Rekey("/dev/sdb", "alias/k2");

    private static PlanFacts Marked => Facts.Of().Source(source => source with { Watermarks = ["111111111111:approved", "222222222222:scanned"] });

    [Fact]
    public void Plan_AutoThatWouldLoseWatermarks_IsRefused_AndSaysWhatKeepsThem()
    {
        var problem = Planned.Refused(TwoKeys, Marked);

        Assert.Equal("/via", problem.Field);
        Assert.Contains(Lost, problem.Message, StringComparison.Ordinal);
        Assert.Contains("via: snapshots would do without that", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ViaSnapshots_NamesWhatIsLost()
    {
        var plan = ImagePlanner.Plan(TwoKeys.Via(RequestedRoute.Snapshots), Marked);

        Assert.Equal(ImageRoute.Snapshots, plan.Route);
        Assert.True(plan.Registers);
        Assert.Equal(
            [Lost, $"the image's lineage ends: EC2 has no source for a registered image; its tag ami-pipeline:source keeps {Facts.ImageId}"], plan.Warnings);
    }

    [Theory]
    [InlineData(RequestedRoute.Copy)]
    [InlineData(RequestedRoute.Instance)]
    [InlineData(RequestedRoute.Auto)]
    public void Plan_ByARouteThatCarriesThem_WantsThemInTheResult(RequestedRoute via)
    {
        var plan = ImagePlanner.Plan(Requested.Image.Key("alias/k1").Via(via), Marked);

        Assert.False(plan.Registers);
        Assert.Equal(["111111111111:approved", "222222222222:scanned"], plan.Watermarks!);
        Assert.DoesNotContain(plan.Warnings, warning => warning.Contains("watermark", StringComparison.Ordinal) || warning.Contains("lineage", StringComparison.Ordinal));
    }

    /// <summary>The instance's are its image's as of the launch, which EC2 does not tell: they decide, but only the captured image says what the result must have.</summary>
    [Fact]
    public void Plan_OfAnInstance_DecidesByItsImages_AndWantsTheCapturedOnes()
    {
        var facts = Facts.OfInstance().Source(source => source with { Watermarks = ["111111111111:approved"] });
        var added = Requested.Instance.Volume(new() { DeviceName = "/dev/sdf", SizeGiB = 4 });

        Assert.Contains("the watermark 111111111111:approved is lost", Planned.Refused(added, facts).Message, StringComparison.Ordinal);
        Assert.Null(ImagePlanner.Plan(added.Via(RequestedRoute.Snapshots), facts).Watermarks);
        Assert.Equal(ImageRoute.Snapshots, ImagePlanner.Plan(added, facts.Source(source => source with { Watermarks = null })).SecondRoute);
    }
}
