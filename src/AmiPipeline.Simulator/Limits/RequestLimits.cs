namespace AmiPipeline.Simulator.Limits;

/// <summary>Refuses calls that come faster than AWS lets an account call an action in a Region.</summary>
internal sealed class RequestLimits
{
    private readonly Dictionary<(string Account, string Region, string Action, RequestRate Rate), TokenBucket> _buckets = [];

    public void Check(Call call)
    {
        var isUnfiltered = !call.Parameters.All.Keys.Any(name =>
            name.StartsWith("Filter.", StringComparison.Ordinal) || name is "MaxResults" or "NextToken");
        var rate = RequestRate.Of(call.Action, isUnfiltered);
        var key = (call.AccountId, call.Region.Name, call.Action, rate);
        if (!_buckets.TryGetValue(key, out var bucket))
        {
            _buckets[key] = bucket = new TokenBucket(rate, call.Now);
        }

        if (!bucket.TryTake(call.Now))
        {
            throw new ServiceErrorException("RequestLimitExceeded", "Request limit exceeded.", 503);
        }
    }
}
