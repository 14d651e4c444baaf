using AmiPipeline.Plans;

namespace AmiPipeline.Cli.Reports;

/// <summary>Says what is known beforehand of how long a plan will take.</summary>
internal static class Estimates
{
    // The quota of copies in progress (EC2 API Reference, ResourceLimitExceeded): the default for an account and Region.
    private const int CopiesAtOnce = 20;

    /// <summary>The lines; none where no snapshots are made.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<string> Create(ImagePlan plan)
    {
        if (plan.Estimate is not { } estimate)
        {
            yield break;
        }

        var sizes = estimate.Snapshots == 1 ? $"{estimate.TotalGiB} GiB" : $"{estimate.TotalGiB} GiB, the largest {estimate.MaxGiB} GiB";
        var least = estimate.AtLeastMinutes < 60 ? "minutes as a rule" : $"{Wording.Duration(TimeSpan.FromMinutes(estimate.AtLeastMinutes))} at the least if all of it moves ({DurationEstimate.MaxMiBPerSecond} MiB/s)";
        yield return $"{Wording.Count(estimate.Snapshots, "snapshot")} of {sizes}: "
            + (plan.CompleteWithinMinutes is { } minutes ? $"within {minutes} minutes, as time-based copies, which EC2 charges for" : $"{least}; EC2 promises no time")
            + $"; given up after {Wording.Duration(TimeSpan.FromHours(estimate.GivesUpAfterHours))} without progress";
        if (plan.Takes(ImageRoute.Snapshots) && estimate.Snapshots > CopiesAtOnce)
        {
            yield return $"EC2 lets {CopiesAtOnce} copies be in progress, unless the quota was raised: the others start as these end";
        }
    }
}
