using AmiPipeline.Simulator.Faults;
using AmiPipeline.Simulator.Kms;

namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>Starts a snapshot: it is <c>pending</c>, and <c>completed</c> or in <c>error</c> later.</summary>
internal static class SnapshotFactory
{
    public static Snapshot Start(Call call, SnapshotPlan plan)
    {
        var simulation = call.Simulation;
        var id = simulation.Ids.Next("snap-");
        var made = new NewResource(ResourceKind.Snapshot, id, call.Action, plan.DeviceName, plan.Tags) { AccountId = call.AccountId, Region = call.Region.Name };
        var problem = simulation.Faults.TakeFailureOf(made) ?? plan.KeyProblem;

        var snapshot = simulation.Appearing(new Snapshot
        {
            Id = id,
            OwnerId = call.AccountId,
            SizeGiB = plan.SizeGiB,
            Content = plan.Content,
            VolumeId = plan.VolumeId,
            Description = plan.Description,
            KeyArn = KeyOf(call, plan, made),
            StartTime = call.Now,
            EndTime = EndOf(call, plan),
            CopiedFrom = plan.CopiedFrom,
            IsCopy = plan.IsCopy,
            SourceArn = plan.SourceArn,
            IsIncremental = plan.IsIncremental,
            CompletionDurationMinutes = plan.CompletionDurationMinutes,
            ProductCodes = plan.ProductCodes,
            InheritedDataKey = plan.InheritedDataKey,
        });
        snapshot.SetTags(plan.Tags);
        call.Region.Snapshots.Add(id, snapshot);
        simulation.Storage.Add(new(id, call.Action, snapshot.OwnerId, call.Region.Name, snapshot.Content, snapshot.KeyArn));
        simulation.PlanWork(snapshot.EndTime, () => End(call, snapshot, problem));
        return snapshot;
    }

    private static DateTimeOffset EndOf(Call call, SnapshotPlan plan)
    {
        var end = call.Simulation.InAbout(plan.Latency);
        if (plan.CompletionDurationMinutes is { } minutes && call.Now + CompletionDuration.Needed(minutes, plan.SizeGiB) is var latest && latest < end)
        {
            end = latest;
        }

        return plan.CopiedFrom is null ? end : end + (SnapshotLimits.StartOfCopy(call.Region, plan.CopiedFrom, call.Now) - call.Now);
    }

    private static string? KeyOf(Call call, SnapshotPlan plan, NewResource made)
    {
        var key = call.Simulation.Faults.TakeWrongKeyOf(made) ?? plan.Key;
        return string.IsNullOrEmpty(key)
            ? null
            : KeyRing.Find(call.Simulation, call.Region, call.AccountId, key)?.Arn ?? key;
    }

    private static void End(Call call, Snapshot snapshot, string? problem)
    {
        if (snapshot.State == SnapshotState.Pending)
        {
            snapshot.State = problem is null ? SnapshotState.Completed : SnapshotState.Error;
            snapshot.StateMessage = problem;
            SnapshotEvents.Ended(call, snapshot);
        }
    }
}
