using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Desired;

/// <summary>Takes the source's devices and the request's entries together.</summary>
internal static class DesiredDevices
{
    private static readonly VolumeSettings Added = new(SizeGiB: 0, VolumeType: "gp3", Iops: null, Throughput: null, DeleteOnTermination: true);

    /// <summary>The devices of the requested image: the source's first, then the added ones in the request's order.</summary>
    public static IReadOnlyList<DesiredDevice> From(ImageRequest request, PlanFacts facts, List<Problem> problems)
    {
        var common = KeyLookup.Resolve(request.KmsKeyId, "/kmsKeyId", facts, problems);
        var desired = facts.Source.Devices.Select(device => Preserved(device, common)).ToList();

        for (var index = 0; index < request.Volumes.Count; index++)
        {
            var entry = request.Volumes[index];
            var field = $"/volumes/{index}";
            var key = KeyLookup.Resolve(entry.KmsKeyId, $"{field}/kmsKeyId", facts, problems) ?? common;
            var existing = desired.FindIndex(device => device.Source?.DeviceName == entry.DeviceName);

            if (existing >= 0)
            {
                desired[existing] = Change(desired[existing], entry, key, field, facts, problems);
            }
            else if (Add(entry, request.Volumes.Take(index).Select(other => other.DeviceName), key, field, facts, problems) is { } added)
            {
                desired.Add(added);
            }
        }

        return desired;
    }

    /// <summary>A device of the source as it is, under a key if one is requested.</summary>
    public static DesiredDevice Preserved(SourceDevice device, RequestedKey? common) => new()
    {
        DeviceName = device.DeviceName,
        // An empty mapping has no snapshot to re-key: under a key it becomes a new empty volume.
        Origin = device.HasContent ? DeviceOrigin.Source : common is null ? DeviceOrigin.SourceEmpty : DeviceOrigin.Empty,
        Source = device,
        Key = common,
        Volume = HasBaselineIops(device.Volume) ? device.Volume with { Iops = null } : device.Volume,
    };

    // EC2 shows the baseline of a gp2 volume as its iops: it follows the size, and no call takes it.
    private static bool HasBaselineIops(VolumeSettings volume) => VolumeTypes.Types.TryGetValue(volume.VolumeType, out var limits) && limits.Iops is null;

    private static DesiredDevice Change(
        DesiredDevice device, RequestVolume entry, RequestedKey? key, string field, PlanFacts facts, List<Problem> problems)
    {
        if (entry.SnapshotId is not null)
        {
            problems.Add(new($"{field}/snapshotId", $"would replace {entry.DeviceName}, which the source has; give the added volume its own device name"));
        }

        if (device.Source!.HasContent && entry.SizeGiB < device.Volume.SizeGiB)
        {
            problems.Add(new($"{field}/sizeGiB", $"is {entry.SizeGiB}, less than the {device.Volume.SizeGiB} GiB that {entry.DeviceName} has; a volume can only grow"));
        }

        var volume = Changed(device.Volume, entry);
        var changed = device with
        {
            Origin = device.Origin == DeviceOrigin.SourceEmpty && key is not null ? DeviceOrigin.Empty : device.Origin,
            Key = key,
            Volume = volume,
            Changed = volume != device.Volume,
            ChangesDeletionOnly = volume != device.Volume && volume == device.Volume with { DeleteOnTermination = volume.DeleteOnTermination },
        };
        if (changed.Changed)
        {
            VolumeChecks.Check(changed, entry, field, facts.Source, problems);
        }

        return changed;
    }

    private static DesiredDevice? Add(RequestVolume entry, IEnumerable<string> others, RequestedKey? key, string field, PlanFacts facts, List<Problem> problems)
    {
        if (AddedDeviceName.Fault(entry.DeviceName, others, facts.Source) is { } fault)
        {
            problems.Add(new($"{field}/deviceName", fault));
            return null;
        }

        if (entry.SnapshotId is null && entry.SizeGiB is null)
        {
            problems.Add(new($"{field}/deviceName", $"is \"{entry.DeviceName}\", which the source does not have; {AddedDeviceName.Names(facts.Source)}. To add a volume give sizeGiB or snapshotId"));
            return null;
        }

        var snapshot = entry.SnapshotId is null ? null : NamedSnapshot(entry, field, facts, problems);
        var added = new DesiredDevice
        {
            DeviceName = entry.DeviceName,
            Origin = entry.SnapshotId is null ? DeviceOrigin.Empty : DeviceOrigin.Snapshot,
            Snapshot = snapshot,
            Key = key,
            Volume = Changed(Added with { SizeGiB = snapshot?.SizeGiB ?? 0 }, entry),
        };
        if (added.Volume.SizeGiB > 0)
        {
            VolumeChecks.Check(added, entry, field, facts.Source, problems);
        }

        return added;
    }

    // Another type takes neither iops nor throughput over: EC2's defaults are the type's own.
    private static VolumeSettings Changed(VolumeSettings volume, RequestVolume entry)
    {
        var sameType = entry.VolumeType is null || entry.VolumeType == volume.VolumeType;
        return new(
            entry.SizeGiB ?? volume.SizeGiB,
            entry.VolumeType ?? volume.VolumeType,
            entry.DeleteOnTermination ?? volume.DeleteOnTermination,
            entry.Iops ?? (sameType ? volume.Iops : null),
            entry.Throughput ?? (sameType ? volume.Throughput : null));
    }

    private static SnapshotFacts? NamedSnapshot(RequestVolume entry, string field, PlanFacts facts, List<Problem> problems)
    {
        if (!facts.Snapshots.TryGetValue(entry.SnapshotId!, out var snapshot))
        {
            problems.Add(new($"{field}/snapshotId", $"is {entry.SnapshotId}, which does not exist in {facts.Account.Location.Region} or is not shared with account {facts.Account.Location.AccountId}"));
            return null;
        }

        if ((snapshot.Condition ?? new(snapshot.State)).Fault(snapshot.SnapshotId) is { } unusable)
        {
            problems.Add(new($"{field}/snapshotId", $"is {snapshot.SnapshotId}, which {unusable}"));
        }

        if (entry.SizeGiB < snapshot.SizeGiB)
        {
            problems.Add(new($"{field}/sizeGiB", $"is {entry.SizeGiB}, less than the {snapshot.SizeGiB} GiB of {snapshot.SnapshotId}"));
        }

        if (KeyLookup.ContentFault(snapshot.KmsKeyArn, facts) is { } fault)
        {
            problems.Add(new($"{field}/snapshotId", $"is {snapshot.SnapshotId} {fault}"));
        }

        return snapshot;
    }
}
