
namespace AmiPipeline.Functions.Slots;

/// <summary>Keeps the queue of each destination in one place, for all executions.</summary>
public interface ISlotStore
{
    /// <summary>Reads a queue as it is now.</summary>
    /// <param name="home">The account and Region of the deployment.</param>
    /// <param name="destination">The account and Region of the copies.</param>
    /// <param name="cancellation">Ends the call.</param>
    Task<StoredClaims> ReadAsync(AwsLocation home, AwsLocation destination, CancellationToken cancellation);

    /// <summary>Writes a queue if nobody has since it was read.</summary>
    /// <param name="home">The account and Region of the deployment.</param>
    /// <param name="destination">The account and Region of the copies.</param>
    /// <param name="queue">The queue, with the version that was read.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Whether it was written.</returns>
    Task<bool> TryWriteAsync(AwsLocation home, AwsLocation destination, StoredClaims queue, CancellationToken cancellation);
}
