using AmiPipeline.Slots;

namespace AmiPipeline.Functions.Slots;

/// <summary>Reads from EC2 whether the copies of those who hold slots have ended: they themselves may look minutes later.</summary>
/// <param name="reader">EC2 in the account and Region of the copies.</param>
/// <param name="clock">The clock.</param>
internal sealed class CopiesOfHolders(Ec2Reader reader, TimeProvider clock)
{
    // For all of it: a function has other calls to make in its time.
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(3);

    /// <summary>The snapshots of executions. Null if EC2 does not answer within three seconds.</summary>
    /// <param name="queue">The queue.</param>
    public async Task<IReadOnlyList<SlotCopy>?> ReadAsync(SlotClaims queue)
    {
        List<SlotCopy> copies = [];
        using var timeout = new CancellationTokenSource(MaxTime, clock);
        try
        {
            foreach (var executions in queue.All.Where(claim => claim.Taken > 0).Select(claim => claim.Execution).Distinct().Chunk(Ec2Filters.MaxValues))
            {
                copies.AddRange((await reader.OwnSnapshotsAsync(timeout.Token, Ec2Filters.MadeByAny(executions)).WaitAsync(timeout.Token)).Select(Read));
            }

            return copies;
        }
        catch (Exception error) when (AwsErrors.IsAwsFailure(error))
        {
            return null;
        }
    }

    private static SlotCopy Read(Snapshot snapshot) => new(
        Ec2Tags.Value(snapshot.Tags, PipelineTags.Execution)!,
        Ec2Tags.Value(snapshot.Tags, PipelineTags.Device),
        snapshot.StartTime is { } started ? new DateTimeOffset(started.ToUniversalTime()) : DateTimeOffset.MinValue,
        SnapshotProgress.Percent(snapshot),
        snapshot.State != SnapshotState.Pending);
}
