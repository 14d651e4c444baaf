namespace AmiPipeline.Simulator.Limits;

/// <summary>A bucket of request tokens that fills up at a steady rate to its capacity.</summary>
internal sealed class TokenBucket(RequestRate rate, DateTimeOffset now)
{
    private double _tokens = rate.Capacity;
    private DateTimeOffset _filledAt = now;

    /// <summary>Takes that many tokens, or none when there are not enough.</summary>
    public bool TryTake(DateTimeOffset now, int count = 1)
    {
        _tokens = Math.Min(rate.Capacity, _tokens + ((now - _filledAt).TotalSeconds * rate.RefillPerSecond));
        _filledAt = now;
        if (_tokens < count)
        {
            return false;
        }

        _tokens -= count;
        return true;
    }
}
