namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>How many snapshots may be under way, and how fast they may follow one another.</summary>
internal static class SnapshotLimits
{
    private const int MaxPendingPerVolume = 5;
    private const int MaxPendingPerThroughputVolume = 1;
    private static readonly TimeSpan BetweenSnapshotsOfAVolume = TimeSpan.FromSeconds(15);

    /// <summary>Before a snapshot of a volume; those in error count as pending.</summary>
    public static void CheckVolume(Call call, Volume volume)
    {
        var ofVolume = call.Region.Snapshots.Values.Where(snapshot => snapshot.VolumeId == volume.Id).ToList();
        var max = volume.VolumeType is "st1" or "sc1" ? MaxPendingPerThroughputVolume : MaxPendingPerVolume;
        if (ofVolume.Count(snapshot => snapshot.State is SnapshotState.Pending or SnapshotState.Error) >= max)
        {
            throw new ServiceErrorException(
                "ConcurrentSnapshotLimitExceeded", "Maximum allowed in-progress snapshots for a single volume exceeded.");
        }

        var limitsRate = call.Simulation.Options.LimitRequestRates;
        if (limitsRate && ofVolume.Exists(snapshot => call.Now - snapshot.StartTime < BetweenSnapshotsOfAVolume))
        {
            throw new ServiceErrorException(
                "SnapshotCreationPerVolumeRateExceeded",
                "The maximum per volume CreateSnapshot request rate has been exceeded. Use an increasing or variable sleep interval between requests.");
        }
    }

    /// <summary>Before snapshots are made.</summary>
    /// <param name="call">The call.</param>
    /// <param name="added">How many it makes.</param>
    public static void CheckRoom(Call call, int added)
    {
        var max = call.Simulation.Options.Quotas.Snapshots;
        if (call.Region.Snapshots.Values.Count(snapshot => snapshot.OwnerId == call.AccountId) + added > max)
        {
            throw new ServiceErrorException("SnapshotLimitExceeded", $"Maximum allowed snapshots exceeded. The limit is {max} in this region.");
        }
    }

    /// <summary>Before a CopySnapshot into a Region, or a CopyImage if its snapshots count too.</summary>
    /// <param name="call">The call.</param>
    /// <param name="added">How many copies it starts.</param>
    public static void CheckCopies(Call call, int added)
    {
        var options = call.Simulation.Options;
        var underWay = call.Region.Snapshots.Values.Count(snapshot =>
            snapshot.OwnerId == call.AccountId && snapshot.State == SnapshotState.Pending
            && (snapshot.CopiedFrom is not null || (snapshot.IsCopy && options.ImageCopiesCountAsSnapshotCopies)));
        if (underWay + added > options.ConcurrentSnapshotCopies)
        {
            throw new ServiceErrorException(
                "ResourceLimitExceeded",
                $"Too many snapshot copies in progress. The limit is {options.ConcurrentSnapshotCopies} for this destination region.");
        }
    }

    /// <summary>When a copy of a snapshot can start: one after the other, if they have the same source.</summary>
    public static DateTimeOffset StartOfCopy(Region region, string sourceSnapshotId, DateTimeOffset now) => region.Snapshots.Values
        .Where(snapshot => snapshot.CopiedFrom == sourceSnapshotId && snapshot.State == SnapshotState.Pending)
        .Select(snapshot => snapshot.EndTime)
        .Append(now)
        .Max();
}
