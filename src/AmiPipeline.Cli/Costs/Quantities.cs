using AmiPipeline.Engines;
using AmiPipeline.Functions.PlanImage;
using AmiPipeline.Plans;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Costs;

/// <summary>What an execution uses of what AWS charges for. Sizes are those of volumes: EBS charges for the blocks that have been written, which are no more.</summary>
internal sealed record Quantities
{
    /// <summary>The Region of the image.</summary>
    public required string Region { get; init; }

    /// <summary>New snapshots that stay, by Region.</summary>
    public required IReadOnlyList<(string Region, int GiB)> Snapshots { get; init; }

    /// <summary>Data that goes to other Regions.</summary>
    public required IReadOnlyList<(string To, int GiB)> Transfers { get; init; }

    /// <summary>Temporary volumes, by type, and whether they have a performance that is charged besides their size.</summary>
    public required IReadOnlyList<(string Type, bool HasPerformance, int GiB)> Volumes { get; init; }

    /// <summary>The type of the temporary instance; null for none.</summary>
    public string? InstanceType { get; init; }

    /// <summary>What it is billed as, such as <c>Linux/UNIX</c>; null if that is not known.</summary>
    public string? Platform { get; init; }

    /// <summary>How long temporary resources exist: of a plan, about.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>State transitions.</summary>
    public required long Transitions { get; init; }

    /// <summary>Whether all of it is to come: then times are estimated, and there may be more transitions.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>Whether EC2 charges for the speed of copies, too.</summary>
    public bool IsTimeBased { get; init; }

    /// <summary>As planned.</summary>
    /// <param name="planned">The plan and its steps.</param>
    public static Quantities From(PlannedExecution planned)
    {
        var plan = planned.Plan;
        var isNew = plan.Route != ImageRoute.Existing;
        var copies = plan.Copies.Where(copy => copy.Route != ImageRoute.Existing).ToList();
        var size = SnapshotsOf(plan).Sum(device => device.Expected.Volume.SizeGiB);
        return Create(plan, TimeRange.Create(plan)?.Max ?? TimeSpan.Zero, planned.Transitions) with
        {
            Snapshots = ByRegion([.. isNew ? [(plan.Location.Region, size)] : Array.Empty<(string, int)>(), .. copies.Select(copy => (copy.Location.Region, size))]),
            Transfers = ByRegion(copies.Where(copy => copy.Location.Region != plan.Location.Region).Select(copy => (copy.Location.Region, size))),
            IsPlanned = true,
        };
    }

    /// <summary>As it was; null for an execution that did not come to a plan.</summary>
    /// <param name="report">How it ended.</param>
    public static Quantities? From(ExecutionReport report)
    {
        if (StateOutputs.Read<PlanImageOutput>(report.History, StateNames.PlanImage).LastOrDefault()?.Plan is not { } plan)
        {
            return null;
        }

        var image = report.Result;
        var size = image?.Devices.Where(device => device.SnapshotId is not null).Sum(device => device.SizeGiB) ?? 0;
        var copies = (image?.Copies?.Items ?? []).Where(copy => copy is { State: CopyState.Committed, Route: not ImageRoute.Existing }).ToList();
        var made = report.History.FirstOrDefault(one => one.Type == HistoryEventType.TaskStateEntered && one.Name is StateNames.LaunchInstance or StateNames.CreateVolumes or StateNames.CreateVolumesToSnapshot);
        return Create(plan, made is null ? TimeSpan.Zero : report.History[^1].Timestamp - made.Timestamp, report.StateTransitions) with
        {
            Snapshots = ByRegion([.. image is { Route: not ImageRoute.Existing } ? [(image.Location.Region, size)] : Array.Empty<(string, int)>(), .. copies.Select(copy => (copy.Location.Region, size))]),
            Transfers = ByRegion(copies.Where(copy => copy.Location.Region != plan.Location.Region).Select(copy => (copy.Location.Region, size))),
        };
    }

    private static Quantities Create(ImagePlan plan, TimeSpan time, long transitions)
    {
        var boots = plan.Takes(ImageRoute.Instance);
        var booted = plan.Devices.Where(device => boots && device.InSource && (plan.KeepsBootedVolumes || device.DeviceName == plan.Attributes.RootDeviceName));
        return new Quantities
        {
            Region = plan.Location.Region,
            Snapshots = [],
            Transfers = [],
            Volumes = [.. plan.Devices.Where(device => device.CreatesVolume).Concat(booted).GroupBy(device => (device.Expected.Volume.VolumeType, HasPerformance(device.Expected.Volume))).Select(same => (same.Key.VolumeType, same.Key.Item2, same.Sum(device => device.Expected.Volume.SizeGiB)))],
            InstanceType = boots ? plan.Launch?.InstanceTypes[0] : null,
            Platform = plan.Attributes.PlatformDetails,
            Time = time,
            Transitions = transitions,
            IsTimeBased = plan.CompleteWithinMinutes is not null || plan.Copies.Any(copy => copy.CompleteWithinMinutes is not null),
        };
    }

    // The size of a gp3 volume includes 3,000 IOPS and 125 MiB/s (Amazon EBS pricing).
    private static bool HasPerformance(VolumeSettings volume) => volume.VolumeType == "gp3" ? volume.Iops > 3000 || volume.Throughput > 125 : volume.Iops is not null && volume.VolumeType.StartsWith("io", StringComparison.Ordinal);

    private static IEnumerable<DevicePlan> SnapshotsOf(ImagePlan plan) => plan.Devices.Where(device => device.Expected.HasSnapshot);

    private static IReadOnlyList<(string, int)> ByRegion(IEnumerable<(string Region, int GiB)> sizes) => [.. sizes.GroupBy(size => size.Region).Select(same => (same.Key, same.Sum(size => size.GiB)))];
}
