using AmiPipeline.Errors;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning;

/// <summary>Takes the source's devices and the request's entries together.</summary>
internal static class WishList
{
    private const string AddedVolumeType = "gp3";

    /// <summary>The devices of the wanted image: the source's first, then the added ones in the request's order.</summary>
    public static IReadOnlyList<DeviceWish> Of(ImageRequest request, PlanFacts facts, List<RequestProblem> problems)
    {
        var common = KeyRules.Resolve(request.KmsKeyId, "/kmsKeyId", facts, problems);
        var wishes = facts.Source.Devices.Select(device => Preserved(device, common)).ToList();

        for (var index = 0; index < request.Volumes.Count; index++)
        {
            var entry = request.Volumes[index];
            var field = $"/volumes/{index}";
            var key = KeyRules.Resolve(entry.KmsKeyId, $"{field}/kmsKeyId", facts, problems) ?? common;
            var existing = wishes.FindIndex(wish => wish.Source?.DeviceName == entry.DeviceName);

            if (existing >= 0)
            {
                wishes[existing] = ChangedWish(wishes[existing], entry, key, field, facts, problems);
            }
            else if (AddedWish(entry, key, field, facts, problems) is { } added)
            {
                wishes.Add(added);
            }
        }

        return wishes;
    }

    private static DeviceWish Preserved(SourceDevice device, AskedKey? common) => new()
    {
        DeviceName = device.DeviceName,
        // An empty mapping has no snapshot to re-key: under a key it becomes a new empty volume.
        Origin = device.HasContent ? DeviceOrigin.Source : common is null ? DeviceOrigin.SourceEmpty : DeviceOrigin.Empty,
        Source = device,
        Key = common,
        SizeGiB = device.SizeGiB,
        VolumeType = device.VolumeType,
        Iops = IsBaseline(device) ? null : device.Iops,
        Throughput = device.Throughput,
        DeleteOnTermination = device.DeleteOnTermination,
    };

    // EC2 shows the baseline of a gp2 volume as its iops: it follows the size, and no call takes it.
    private static bool IsBaseline(SourceDevice device) => VolumeTypeRule.Types.TryGetValue(device.VolumeType, out var limits) && limits.Iops is null;

    private static DeviceWish ChangedWish(
        DeviceWish wish, RequestVolume entry, AskedKey? key, string field, PlanFacts facts, List<RequestProblem> problems)
    {
        if (entry.SnapshotId is not null)
        {
            problems.Add(new($"{field}/snapshotId", $"would replace {entry.DeviceName}, which the source has; give the added volume a device name of its own"));
        }

        if (wish.Source!.HasContent && entry.SizeGiB < wish.SizeGiB)
        {
            problems.Add(new($"{field}/sizeGiB", $"is {entry.SizeGiB}, less than the {wish.SizeGiB} GiB that {entry.DeviceName} has; a volume can only grow"));
        }

        var sameType = entry.VolumeType is null || entry.VolumeType == wish.VolumeType;
        var changed = wish with
        {
            Origin = wish.Origin == DeviceOrigin.SourceEmpty && key is not null ? DeviceOrigin.Empty : wish.Origin,
            Key = key,
            SizeGiB = entry.SizeGiB ?? wish.SizeGiB,
            VolumeType = entry.VolumeType ?? wish.VolumeType,
            Iops = entry.Iops ?? (sameType ? wish.Iops : null),
            Throughput = entry.Throughput ?? (sameType ? wish.Throughput : null),
            DeleteOnTermination = entry.DeleteOnTermination ?? wish.DeleteOnTermination,
        };

        changed = changed with { Changed = changed != wish with { Origin = changed.Origin, Key = changed.Key } };
        if (changed.Changed)
        {
            VolumeRules.Check(changed, entry, field, facts.Source, problems);
        }

        return changed;
    }

    private static DeviceWish? AddedWish(RequestVolume entry, AskedKey? key, string field, PlanFacts facts, List<RequestProblem> problems)
    {
        if (NameClash(entry.DeviceName, facts.Source) is { } taken)
        {
            problems.Add(new($"{field}/deviceName", $"is \"{entry.DeviceName}\", which clashes with the source's {taken}; use that name for that device, or another for a new one"));
            return null;
        }

        if (entry.SnapshotId is null && entry.SizeGiB is null)
        {
            var names = string.Join(", ", facts.Source.Devices.Select(device => device.DeviceName));
            problems.Add(new($"{field}/deviceName", $"is \"{entry.DeviceName}\", which the source does not have; it has {names}. To add a volume give sizeGiB or snapshotId"));
            return null;
        }

        var snapshot = entry.SnapshotId is null ? null : NamedSnapshot(entry, field, facts, problems);
        var added = new DeviceWish
        {
            DeviceName = entry.DeviceName,
            Origin = entry.SnapshotId is null ? DeviceOrigin.Empty : DeviceOrigin.Snapshot,
            Snapshot = snapshot,
            Key = key,
            SizeGiB = entry.SizeGiB ?? snapshot?.SizeGiB ?? 0,
            VolumeType = entry.VolumeType ?? AddedVolumeType,
            Iops = entry.Iops,
            Throughput = entry.Throughput,
            DeleteOnTermination = entry.DeleteOnTermination ?? true,
        };
        if (added.SizeGiB > 0)
        {
            VolumeRules.Check(added, entry, field, facts.Source, problems);
        }

        return added;
    }

    private static SnapshotFacts? NamedSnapshot(RequestVolume entry, string field, PlanFacts facts, List<RequestProblem> problems)
    {
        if (!facts.Snapshots.TryGetValue(entry.SnapshotId!, out var snapshot))
        {
            problems.Add(new($"{field}/snapshotId", $"is {entry.SnapshotId}, which does not exist in {facts.Account.Location.Region} or is not shared with account {facts.Account.Location.AccountId}"));
            return null;
        }

        if (snapshot.State != "completed")
        {
            problems.Add(new($"{field}/snapshotId", $"is {snapshot.SnapshotId}, which is {snapshot.State}; it must be completed"));
        }

        if (entry.SizeGiB < snapshot.SizeGiB)
        {
            problems.Add(new($"{field}/sizeGiB", $"is {entry.SizeGiB}, less than the {snapshot.SizeGiB} GiB of {snapshot.SnapshotId}"));
        }

        if (KeyRules.ContentFault(snapshot.KmsKeyArn, facts) is { } fault)
        {
            problems.Add(new($"{field}/snapshotId", $"is {snapshot.SnapshotId} {fault}"));
        }

        return snapshot;
    }

    private static string? NameClash(string deviceName, SourceFacts source) =>
        source.Devices.Select(device => device.DeviceName).Concat(source.Ephemerals.Select(device => device.DeviceName))
            .FirstOrDefault(name => DeviceNames.Canonical(name) == DeviceNames.Canonical(deviceName));
}
