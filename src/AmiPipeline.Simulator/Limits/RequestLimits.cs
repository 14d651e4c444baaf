using AmiPipeline.Simulator.Services;

namespace AmiPipeline.Simulator.Limits;

/// <summary>Refuses calls that come faster than AWS lets an account call an action in a Region.</summary>
internal sealed class RequestLimits
{
    private readonly Dictionary<(string Account, string Region, string Action, RequestRate Rate), TokenBucket> _buckets = [];

    public void Check(Call call)
    {
        if (!Ec2Actions.ByName.ContainsKey(call.Action))
        {
            return;
        }

        var isUnfiltered = !call.Parameters.All.Keys.Any(name =>
            name.StartsWith("Filter.", StringComparison.Ordinal) || name is "MaxResults" or "NextToken");
        Take(call, RequestRate.ForCall(call.Action, isUnfiltered), 1);
        if (RequestRate.ForInstances(call.Action) is { } rate)
        {
            Take(call, rate, InstancesOf(call.Parameters.All));
        }
    }

    private void Take(Call call, RequestRate rate, int count)
    {
        var key = (call.AccountId, call.Region.Name, call.Action, rate);
        if (!_buckets.TryGetValue(key, out var bucket))
        {
            _buckets[key] = bucket = new TokenBucket(rate, call.Now);
        }

        if (!bucket.TryTake(call.Now, count))
        {
            throw new ServiceErrorException("RequestLimitExceeded", "Request limit exceeded.", 503);
        }
    }

    // What is wrong with the parameters is the action's to say.
    private static int InstancesOf(IReadOnlyDictionary<string, string> parameters) =>
        parameters.TryGetValue("MaxCount", out var most)
            ? int.TryParse(most, out var count) && count is > 0 and <= 1000 ? count : 1
            : parameters.Keys.Count(name => name.StartsWith("InstanceId.", StringComparison.Ordinal));
}

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
