using AmiPipeline.Simulator.Ec2.Encryption;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.Simulator.Kms;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>Makes volumes, for CreateVolume and for the launch of an instance.</summary>
internal static class VolumeFactory
{

    /// <summary>
    /// Adds the volume as <c>creating</c>, and returns what EC2 will find of its keys; the caller plans what becomes of it.
    /// </summary>
    public static (Volume Volume, EbsKey Key) Add(Call call, VolumePlan plan)
    {
        var simulation = call.Simulation;
        var changesKey = plan.Source?.KeyArn is { } source && source != KeyArn(call, plan.Key);
        var key = EbsKey.Find(call, call.Region, plan.Key, changesKey ? EbsKeyActions.NewFromOtherKey : EbsKeyActions.NewFromPlain);
        var sourceKey = EbsKey.Find(call, call.Region, plan.Source?.KeyArn, changesKey ? EbsKeyActions.Source : EbsKeyActions.NewFromPlain);
        var volume = simulation.Appearing(new Volume
        {
            Id = simulation.Ids.Next("vol-"),
            OwnerId = call.AccountId,
            Shape = plan.Shape,
            Zone = plan.Zone,
            SnapshotId = plan.Source?.Id,
            Content = plan.Source?.Content ?? ContentId.Empty,
            KeyArn = plan.Key is null ? null : key.Arn ?? plan.Key,
            KeyAsSupplied = plan.KeyAsSupplied,
            ProductCodes = plan.Source?.ProductCodes ?? [],
            InheritedDataKey = changesKey || plan.Source?.KeyArn is null ? null : plan.Source.DataKey,
            CreateTime = call.Now,
        });
        volume.SetTags(plan.Tags);
        call.Region.Volumes.Add(volume.Id, volume);
        call.Simulation.Storage.Add(new(volume.Id, call.Action, volume.OwnerId, call.Region.Name, volume.Content, volume.KeyArn));
        return (volume, key.Problem is null ? sourceKey : key);
    }

    /// <summary>Lets a volume of CreateVolume come to its end: available, in error, or vanished when its key cannot be used.</summary>
    public static Volume Create(Call call, VolumePlan plan)
    {
        var (volume, key) = Add(call, plan);
        var made = new NewResource(ResourceKind.Volume, volume.Id, call.Action, plan.DeviceName, plan.Tags) { AccountId = call.AccountId, Region = call.Region.Name };
        var failure = call.Simulation.Faults.TakeFailureOf(made);
        call.Simulation.After(call.Simulation.Latency.CreateVolume, () => End(call, volume, key, failure));
        return volume;
    }

    private static string? KeyArn(Call call, string? reference) =>
        reference is null ? null : KeyRing.Find(call.Simulation, call.Region, call.AccountId, reference)?.Arn;

    private static void End(Call call, Volume volume, EbsKey key, string? failure)
    {
        if (volume.State != VolumeState.Creating)
        {
            return;
        }

        if (key.Problem is not null)
        {
            call.Region.Volumes.Remove(volume.Id);
        }

        volume.State = failure is null ? VolumeState.Available : VolumeState.Error;
        var isFailed = failure is not null || key.Problem is not null;
        VolumeEvents.Ended(call, volume, VolumeEvents.Create, isFailed ? "failed" : "available", failure ?? key.Cause);
    }
}

/// <summary>What a new volume is to be.</summary>
internal sealed record VolumePlan
{
    public required VolumeShape Shape { get; init; }

    public required string Zone { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The snapshot it comes from; null for an empty volume.</summary>
    public Snapshot? Source { get; init; }

    /// <summary>The key it is to get; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>The key as the caller wrote it; null when EC2 chose it.</summary>
    public string? KeyAsSupplied { get; init; }

    public string? DeviceName { get; init; }
}
