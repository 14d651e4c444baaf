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
        yield return $"{Wording.Count(estimate.Snapshots, "snapshot")} of {sizes}{copies}: moving all of it takes {Range(range)} (at {DurationEstimate.MaxMiBPerSecond} MiB/s, the most of EBS, and {Slowest(plan)}); "
            + $"{(plan.Takes(ImageRoute.Instance) ? "starting and stopping the instance, and " : "")}what EC2 needs besides, takes minutes as a rule; {(plan.CompleteWithinMinutes is null ? "it promises no time; " : "")}"
            + $"given up after {Wording.Duration(TimeSpan.FromHours(estimate.GivesUpAfterHours))} without progress";
        if (plan.Takes(ImageRoute.Snapshots) && estimate.Snapshots > CopiesAtOnce)
        {
            yield return $"EC2 lets {CopiesAtOnce} copies be in progress, unless the quota was raised: the others start as these end";
        }
    }

    private static string Slowest(ImagePlan plan) =>
        plan.CompleteWithinMinutes is { } minutes ? $"within {minutes} minutes, as time-based copies, which EC2 charges for" : $"at {TimeRange.SlowMiBPerSecond} MiB/s, what slow copies reach";

    private static string Range(TimeRange range) => range.Min >= range.Max ? Wording.Duration(range.Max) : $"{Wording.Duration(range.Min)} to {Wording.Duration(range.Max)}";
}
