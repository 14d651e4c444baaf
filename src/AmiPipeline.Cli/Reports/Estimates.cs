using AmiPipeline.Plans;
using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Cli.Reports;

/// <summary>Says what is known beforehand of how long a plan will take.</summary>
internal static class Estimates
{
    // The quota of copies in progress (EC2 API Reference, ResourceLimitExceeded): the default for an account and Region.
    private const int CopiesAtOnce = 20;

    /// <summary>The lines; none if no snapshots are made.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<string> Create(ImagePlan plan)
    {
        if (plan.Estimate is not { } estimate)
        {
            yield break;
        }

        var sizes = estimate.Snapshots == 1 ? $"{estimate.TotalGiB} GiB" : $"{estimate.TotalGiB} GiB, the largest {estimate.MaxGiB} GiB";
        var range = TimeRange.Create(plan)!;
        var copies = plan.CopiesToMake().Any() ? ", and then of the copies" : "";
        yield return $"{Wording.Count(estimate.Snapshots, "snapshot")} of {sizes}{copies}: moving all of it takes {Range(range)} (at {DurationEstimate.MaxMiBPerSecond} MiB/s, the maximum of EBS, and {Slowest(plan)}); "
            + $"everything else that EC2 does{(plan.Takes(ImageRoute.Instance) ? ", such as starting and stopping the instance," : "")} usually takes minutes; {(plan.CompleteWithinMinutes is null ? "EC2 promises no time; " : "")}"
            + $"given up after {Wording.Duration(TimeSpan.FromHours(estimate.GivesUpAfterHours))} without progress";
        if (plan.Takes(ImageRoute.Snapshots) && estimate.Snapshots > CopiesAtOnce)
        {
            yield return $"EC2 allows {CopiesAtOnce} copies in progress, unless the quota was raised: the others start as these end";
        }
    }

    private static string Slowest(ImagePlan plan) =>
        plan.CompleteWithinMinutes is { } minutes ? $"within {minutes} minutes, as time-based copies, which EC2 charges for" : $"at {TimeRange.SlowMiBPerSecond} MiB/s, the speed of slow copies";

    private static string Range(TimeRange range) => range.Min >= range.Max ? Wording.Duration(range.Max) : $"{Wording.Duration(range.Min)} to {Wording.Duration(range.Max)}";
}
