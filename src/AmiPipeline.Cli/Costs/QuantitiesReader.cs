using AmiPipeline.Engines;
using AmiPipeline.Plans;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Costs;

/// <summary>Counts what an execution uses of what AWS charges for, from its plan or from what it made.</summary>
internal static class QuantitiesReader
{
    /// <summary>As planned.</summary>
    /// <param name="planned">The plan and its steps.</param>
    public static Quantities Read(PlannedExecution planned)
    {
        var plan = planned.Plan;
        var size = plan.Devices.Where(device => device.Expected.HasSnapshot).Sum(device => device.Expected.Volume.SizeGiB);
        var copies = plan.CopiesToMake().Select(copy => copy.Location.Region);
        return Create(plan, MakesImage(plan) && plan.KeepsImage, copies, size, TimeRange.Create(plan)?.Max ?? TimeSpan.Zero, planned.Transitions) with { IsPlanned = true };
    }

    /// <summary>As it was. What is committed stays, also after a failure.</summary>
    /// <param name="report">How it ended.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="image">The verified image; null if there is none.</param>
    /// <param name="isKept">Whether the image stays.</param>
    /// <param name="made">The copies as they were seen at last.</param>
    public static Quantities Read(ExecutionReport report, ImagePlan plan, VerifiedImage? image, bool isKept, IReadOnlyList<ImageCopy> made)
    {
        var size = image?.Devices.Where(device => device.SnapshotId is not null).Sum(device => device.SizeGiB) ?? 0;
        var copies = made.Where(copy => copy is { State: CopyState.Committed, Route: not ImageRoute.Existing }).Select(copy => copy.Location.Region);
        var first = report.History.FirstOrDefault(one => one.Type == HistoryEventType.TaskStateEntered && one.Name is StateNames.LaunchInstance or StateNames.CreateVolumes or StateNames.CreateVolumesToSnapshot);
        return Create(plan, MakesImage(plan) && isKept, copies, size, first is null ? TimeSpan.Zero : report.History[^1].Timestamp - first.Timestamp, report.StateTransitions);
    }

    private static bool MakesImage(ImagePlan plan) => plan.Route is not (ImageRoute.Existing or ImageRoute.None);

    private static Quantities Create(ImagePlan plan, bool keepsImage, IEnumerable<string> copyRegions, int size, TimeSpan time, long transitions)
    {
        var makes = MakesImage(plan);
        var boots = plan.Takes(ImageRoute.Instance);
        var copies = copyRegions.Select(region => (region, size)).ToList();
        return new Quantities
        {
            Region = plan.Location.Region,
            Snapshots = ByRegion([.. keepsImage ? [(plan.Location.Region, size)] : Array.Empty<(string, int)>(), .. copies]),
            Transfers = ByRegion(copies.Where(copy => copy.region != plan.Location.Region)),
            Volumes = [.. plan.Devices.Where(device => makes && device.CreatesVolume).Concat(plan.BootedDevices()).GroupBy(device => (device.Expected.Volume.VolumeType, HasPerformance(device.Expected.Volume))).Select(same => (same.Key.VolumeType, same.Key.Item2, same.Sum(device => device.Expected.Volume.SizeGiB)))],
            InstanceType = boots ? plan.Launch?.InstanceTypes[0] : null,
            Platform = plan.Attributes.PlatformDetails,
            Time = time,
            Transitions = transitions,
            IsTimeBased = (makes && plan.CompleteWithinMinutes is not null) || plan.CopiesToMake().Any(copy => copy.CompleteWithinMinutes is not null),
        };
    }

    // The size of a gp3 volume includes 3,000 IOPS and 125 MiB/s (Amazon EBS pricing).
    private static bool HasPerformance(VolumeSettings volume) => volume.VolumeType == "gp3" ? volume.Iops > 3000 || volume.Throughput > 125 : volume.Iops is not null && volume.VolumeType.StartsWith("io", StringComparison.Ordinal);

    private static IReadOnlyList<(string, int)> ByRegion(IEnumerable<(string Region, int GiB)> sizes) => [.. sizes.GroupBy(size => size.Region).Select(same => (same.Key, same.Sum(size => size.GiB)))];
}
