using System.Collections.Concurrent;
using Amazon.Runtime;

namespace AmiPipeline.Engines.Aws;

/// <summary>Counts the calls that clients make; one that the SDK sends again counts once.</summary>
public sealed class AwsCallCounter
{
    private const string RequestEnding = "Request";

    private readonly ConcurrentDictionary<(string Service, string Action), int> _actions = [];

    /// <summary>Calls to each action so far; a copy, in no order.</summary>
    internal IReadOnlyDictionary<(string Service, string Action), int> ByAction => new Dictionary<(string Service, string Action), int>(_actions);

    /// <summary>The calls that came between two counts.</summary>
    /// <param name="before">The first count.</param>
    /// <param name="after">The second.</param>
    internal static IReadOnlyList<CallCount> Since(IReadOnlyDictionary<(string Service, string Action), int> before, IReadOnlyDictionary<(string Service, string Action), int> after) =>
        [.. after.Select(action => new CallCount(action.Key.Service, action.Key.Action, action.Value - before.GetValueOrDefault(action.Key), Failed: null)).Where(action => action.Count > 0).OrderBy(action => (action.Service, action.Action))];

    internal void CountEc2(object sender, RequestEventArgs call) => Count("ec2", call);

    internal void CountKms(object sender, RequestEventArgs call) => Count("kms", call);

    // The SDK's requests are named for their actions.
    private void Count(string service, RequestEventArgs call)
    {
        if (call is WebServiceRequestEventArgs { Request: { } request } && request.GetType().Name is var name && name.EndsWith(RequestEnding, StringComparison.Ordinal))
        {
            _actions.AddOrUpdate((service, name[..^RequestEnding.Length]), 1, (_, count) => count + 1);
        }
    }
}
