using AmiPipeline.Simulator.Events;
using AmiPipeline.Simulator.Keys;

namespace AmiPipeline.Simulator.Snapshots;

/// <summary>The copy of a snapshot, by itself or as part of an image.</summary>
internal static class SnapshotCopy
{
    /// <summary>Plans a copy under the wished key, with what EC2 will find wrong with either key later.</summary>
    public static SnapshotPlan Plan(Call call, Snapshot source, Region sourceRegion, string? wish)
    {
        var target = KeyRing.ForEbs(call.Simulation, call.Region, call.AccountId, wish);
        var sourceProblem = KeyRing.ForEbs(call.Simulation, sourceRegion, call.AccountId, source.KeyArn).Problem;
        var isUnchanged = target.Arn == source.KeyArn && sourceRegion == call.Region;
        return new SnapshotPlan
        {
            SizeGiB = source.SizeGiB,
            Content = source.Content,
            Key = target.Arn ?? wish,
            KeyProblem = target.Problem is null && sourceProblem is null ? null : KeyFinding.NotAccessible,
            Latency = call.Simulation.Latency.CopyOf(source.SizeGiB, target.Arn == source.KeyArn, sourceRegion == call.Region),
            IsCopy = true,
            ProductCodes = source.ProductCodes,
            SourceArn = SnapshotEvents.Arn(sourceRegion.Name, "snapshot", source.Id),
            IsIncremental = isUnchanged,
            Tags = new Dictionary<string, string>(),
        };
    }
}
