using System.Text.Json;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>EventBridge in the deployment's account and Region: what is sent comes to the targets of the rules that match, unless a test loses, repeats or delays it.</summary>
/// <param name="clock">The clock.</param>
/// <param name="rules">The rules.</param>
internal sealed class EventBus(TimeProvider clock, IReadOnlyList<EventRule> rules)
{
    private readonly PriorityQueue<(EventRule Rule, JsonElement Event), (DateTimeOffset Due, int Number)> _deliveries = new();
    private int _number;

    /// <summary>How an event is delivered: how long after it was sent, once for each entry. Default: once, and at once. None: it is lost.</summary>
    public Func<JsonElement, TimeSpan[]> Delivery { get; set; } = _ => [TimeSpan.Zero];

    /// <summary>Which events other accounts forward. Default: none; their events do not come here.</summary>
    public List<EventPattern> Forwarding { get; } = [];

    /// <summary>When the next delivery is due; null if none is.</summary>
    public DateTimeOffset? NextDue => _deliveries.TryPeek(out _, out var priority) ? priority.Due : null;

    public void Send(string json)
    {
        var happened = JsonDocument.Parse(json).RootElement;
        var isHere = happened.GetProperty("region").ValueEquals(Account.Region);
        if (!isHere || !(happened.GetProperty("account").ValueEquals(Account.Id) || Forwarding.Exists(pattern => pattern.Matches(happened))))
        {
            return;
        }

        foreach (var rule in rules.Where(rule => rule.Pattern.Matches(happened)))
        {
            foreach (var delay in Delivery(happened))
            {
                Enqueue(rule, happened, delay);
            }
        }
    }

    /// <summary>The next delivery that is due by now; null if there is none.</summary>
    public (EventRule Rule, JsonElement Event)? TakeDue() =>
        NextDue <= clock.GetUtcNow() ? _deliveries.Dequeue() : null;

    private void Enqueue(EventRule rule, JsonElement happened, TimeSpan delay) =>
        _deliveries.Enqueue((rule, happened), (clock.GetUtcNow() + delay, _number++));
}
