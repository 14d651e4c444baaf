using AmiPipeline.Functions.Slots;
using AmiPipeline.Slots;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.Snapshots;

/// <summary>Checks the snapshots' states, settles duplicates, and says how long to wait before the next check.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="slots">Admits copies, and keeps the slots of those that are in progress. Default, null: all are admitted.</param>
public sealed class CheckSnapshotsFunction(AwsClients aws, TimeProvider clock, CopySlots? slots = null)
{
    private static readonly TimeSpan MaxInvisibility = TimeSpan.FromMinutes(5);

    /// <summary>Checks the snapshots.</summary>
    /// <param name="input">Execution, plan and snapshots.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="SnapshotFailedException">EC2 gave a snapshot up.</exception>
    /// <exception cref="WaitDeadlineExceededException">It took too long.</exception>
    public async Task<SnapshotsInProgress> HandleAsync(CheckSnapshotsInput input, ILambdaContext context)
    {
        var made = await aws.Reader(input.Snapshots.Location).OwnSnapshotsAsync(Ec2Filters.MadeBy(input.Execution));
        var earliest = DeviceSnapshots.Earliest(made);
        var now = clock.GetUtcNow();

        var items = input.Snapshots.Items.Select(item => earliest.TryGetValue(item.DeviceName, out var snapshot) ? item with { SnapshotId = snapshot.SnapshotId } : item).ToList();
        var found = items.Select(item => earliest.GetValueOrDefault(item.DeviceName)).OfType<Snapshot>().ToList();
        ThrowIfFailed(found, input.Plan);
        ThrowIfGone(items, earliest, now - input.Snapshots.StartedAt);

        var held = await KeepAsync(input, found, context);
        var notStarted = input.Snapshots.NotStarted.Count;
        var underWay = items.Count - found.Count(snapshot => snapshot.State == SnapshotState.Completed);
        if (notStarted == 0 && underWay == 0)
        {
            return input.Snapshots with { Items = items, Ready = true, Slots = held };
        }

        var pace = WaitPace.Snapshots.ForSize(input.Plan.MaxGiB());
        return input.Snapshots with
        {
            Items = items,
            Slots = held,
            // One of ours has ended, or those of others may have.
            StartMore = notStarted > 0 && (input.Snapshots.InQueue || underWay < input.Snapshots.UnderWay || underWay == 0),
            Wait = WaitSchedule.Next(
                input.Snapshots.Wait, now, notStarted > 0 ? null : Progress(found, items.Count),
                notStarted > 0 ? pace with { What = $"snapshots, {notStarted} of which EC2 would not start ({input.Snapshots.Refusal})," } : pace,
                input.Execution.Retries, done: items.Count + found.Sum(Percent)),
        };
    }

    private async Task<HeldSlots?> KeepAsync(CheckSnapshotsInput input, List<Snapshot> found, ILambdaContext context)
    {
        if (slots is null || input.Snapshots.Slots is not { } held)
        {
            return null;
        }

        var completed = found.Where(snapshot => snapshot.State == SnapshotState.Completed).Select(snapshot => Ec2Tags.Value(snapshot.Tags, PipelineTags.Device)).ToHashSet();
        return await slots.KeepAsync(input.Execution, input.Snapshots.Location, held, [.. held.Keys.Where(device => !completed.Contains(device)).Select(device => new SlotClaim.Wanted(device))], context);
    }

    private static void ThrowIfFailed(List<Snapshot> found, ImagePlan plan)
    {
        if (found.FirstOrDefault(snapshot => snapshot.State == SnapshotState.Error) is { } failed)
        {
            var device = Ec2Tags.Value(failed.Tags, PipelineTags.Device);
            throw new SnapshotFailedException($"{failed.SnapshotId} for {device} of {plan.Name} failed: {failed.StateMessage ?? "no reason given"}."
                + ContentKey.Hint(plan.Devices.Where(planned => planned.DeviceName == device)));
        }
    }

    private static void ThrowIfGone(List<DeviceSnapshot> items, Dictionary<string, Snapshot> earliest, TimeSpan waited)
    {
        if (waited > MaxInvisibility && items.FirstOrDefault(item => !earliest.ContainsKey(item.DeviceName)) is { } gone)
        {
            throw new SnapshotFailedException($"{gone.SnapshotId} for {gone.DeviceName} does not exist (any more).");
        }
    }

    private static int? Progress(List<Snapshot> found, int expected) =>
        found.Count < expected ? null : found.Min(Percent);

    private static int Percent(Snapshot snapshot) => snapshot.State == SnapshotState.Completed ? 100 : SnapshotProgress.Percent(snapshot) ?? 0;
}

/// <summary>What CheckSnapshots needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Snapshots">The snapshots to check.</param>
public sealed record CheckSnapshotsInput(ExecutionIdentity Execution, ImagePlan Plan, SnapshotsInProgress Snapshots) : IExecutionInput;
