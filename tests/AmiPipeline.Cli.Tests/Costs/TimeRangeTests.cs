using AmiPipeline.Plans;
using AmiPipeline.Reports.Costs;
using Xunit;

namespace AmiPipeline.Cli.Tests.Costs;

/// <summary>600 GiB take 20 min 29 s at 500 MiB/s, and 102 min 24 s at 100 MiB/s; minutes are rounded up.</summary>
public sealed class TimeRangeTests
{
    [Fact]
    public void Range_OfAnImage_IsThatOfItsLargestSnapshot() => Assert.Equal((21, 103), Minutes(null));

    [Fact]
    public void Range_OfATimeBasedImage_EndsWithTheTimeThatWasAskedFor() => Assert.Equal((21, 45), Minutes(45));

    /// <summary>The copies go side by side, after the image.</summary>
    [Fact]
    public void Range_WithCopies_HasTheSlowestOfThem()
    {
        Assert.Equal((42, 103 + 90), Minutes(null, 30, 90, 45));
        Assert.Equal((42, 103 + 103), Minutes(null, 30, null));
        Assert.Equal((42, 45 + 180), Minutes(45, null, 180));
    }

    private static (int Min, int Max) Minutes(int? within, params int?[] copies)
    {
        var range = TimeRange.Create(new ImagePlan
        {
            Route = ImageRoute.Copy,
            Reason = "",
            Location = new("111122223333", "us-east-1"),
            SourceKind = SourceKind.Image,
            SourceId = "ami-00000000000000001",
            Name = "image",
            RequestDigest = "",
            Attributes = new() { RootDeviceName = "/dev/xvda" },
            CompleteWithinMinutes = within,
            Estimate = new() { Snapshots = 1, TotalGiB = 600, MaxGiB = 600, AtLeastMinutes = 21, GivesUpAfterHours = 48 },
            Copies = [.. copies.Select(minutes => new CopyPlan { Location = new("111122223333", "eu-west-1"), Name = "copy", RequestDigest = "", Route = ImageRoute.Copy, Reason = "", CompleteWithinMinutes = minutes, Devices = [] })],
            Devices = [new() { DeviceName = "/dev/xvda", InSource = true, Expected = new() { Encrypted = true, AcceptedKeys = [], Volume = new(600, "gp3", DeleteOnTermination: true) } }],
        })!;
        return ((int)range.Min.TotalMinutes, (int)range.Max.TotalMinutes);
    }
}
