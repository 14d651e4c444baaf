using System.Collections.Concurrent;
using AmiPipeline.Slots;

namespace AmiPipeline.Functions.Slots;

/// <summary>Queues of this process alone, if no table is deployed.</summary>
public sealed class ProcessSlotStore : ISlotStore
{
    private readonly ConcurrentDictionary<AwsLocation, StoredClaims> _queues = new();

    /// <inheritdoc/>
    public Task<StoredClaims> ReadAsync(AwsLocation home, AwsLocation destination, CancellationToken cancellation) => Task.FromResult(_queues.GetOrAdd(destination, new StoredClaims(SlotClaims.Empty, 0)));

    /// <inheritdoc/>
    public Task<bool> TryWriteAsync(AwsLocation home, AwsLocation destination, StoredClaims queue, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return Task.FromResult(_queues.TryGetValue(destination, out var now) && now.Version == queue.Version && _queues.TryUpdate(destination, queue with { Version = queue.Version + 1 }, now));
    }
}
