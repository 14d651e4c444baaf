using AmiPipeline.Plans;

namespace AmiPipeline.Reports.Costs;

/// <summary>How long the snapshots of an image and then those of its copies take, if all of their content moves. Less moves if less has been written or changed.</summary>
/// <param name="Min">At the speed that is the most of EBS: 500 MiB/s for a snapshot (EBS User Guide, "Time-based copies").</param>
/// <param name="Max">At 100 MiB/s, what slow copies in the field have moved; or, for time-based copies, within the time that was requested.</param>
internal sealed record TimeRange(TimeSpan Min, TimeSpan Max)
{
    /// <summary>The speed of slow copies, in MiB/s. EC2 promises none.</summary>
    public const int SlowMiBPerSecond = 100;

    /// <summary>The range; null if no snapshots are made.</summary>
    /// <param name="plan">The plan.</param>
    public static TimeRange? Create(ImagePlan plan)
    {
        var largest = plan.Devices.Where(device => device.Expected.HasSnapshot).Select(device => device.Expected.Volume.SizeGiB).DefaultIfEmpty().Max();
        TimeSpan[] phases = [.. plan.Estimate is null ? Array.Empty<TimeSpan>() : [MaxOf(plan.CompleteWithinMinutes, largest)], .. CopyPhase(plan, largest)];
        return phases.Length == 0 ? null : new TimeRange(
            phases.Length * TimeSpan.FromMinutes(DurationEstimate.MinMinutes(largest)),
            phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase));
    }

    // The copies go side by side: the one that takes the longest decides.
    private static IEnumerable<TimeSpan> CopyPhase(ImagePlan plan, int largest) =>
        plan.CopiesToMake().Select(copy => MaxOf(copy.CompleteWithinMinutes, largest)).OrderDescending().Take(1);

    private static TimeSpan MaxOf(int? withinMinutes, int largest) => TimeSpan.FromMinutes(withinMinutes ?? DurationEstimate.MinMinutes(largest, SlowMiBPerSecond));
}
