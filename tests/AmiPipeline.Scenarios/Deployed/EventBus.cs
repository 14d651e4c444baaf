using System.Text.Json;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>
/// EventBridge in the deployment's account and Region: what is sent comes to the targets of the rules that match, unless a test loses, repeats or delays it.
/// Events of the account itself are on its default bus; what another account sends is on the bus that it sends to, if that lets it. A rule sees the events of its own bus alone.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="rules">The rules.</param>
/// <param name="foreignBuses">The buses for other accounts.</param>
internal sealed class EventBus(TimeProvider clock, IReadOnlyList<EventRule> rules, IReadOnlyList<ForeignBus> foreignBuses)
{
    private readonly PriorityQueue<(EventRule Rule, JsonElement Event), (DateTimeOffset Due, int Number)> _deliveries = new();
    private int _number;

    /// <summary>The account's default bus.</summary>
    public static string DefaultArn { get; } = ArnOf("default");

    /// <summary>How an event is delivered: how long after it was sent, once for each entry. Default: once, and at once. None: it is lost.</summary>
    public Func<JsonElement, TimeSpan[]> Delivery { get; set; } = _ => [TimeSpan.Zero];

    /// <summary>Which events other accounts forward. Default: none; their events do not come here.</summary>
    public List<ForwardingRule> Forwarding { get; } = [];

    /// <summary>When the next delivery is due; null if none is.</summary>
    public DateTimeOffset? NextDue => _deliveries.TryPeek(out _, out var priority) ? priority.Due : null;

    /// <summary>The ARN of a bus by its name.</summary>
    public static string ArnOf(string name) => $"arn:aws:events:{Account.Region}:{Account.Id}:event-bus/{name}";

    public void Send(string json)
    {
        var happened = JsonDocument.Parse(json).RootElement;
        var buses = BusesOf(happened).ToList();
        foreach (var rule in rules.Where(rule => buses.Contains(rule.BusArn) && rule.Pattern.Matches(happened)))
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

    private IEnumerable<string> BusesOf(JsonElement happened)
    {
        var account = happened.GetProperty("account").GetString()!;
        return !happened.GetProperty("region").ValueEquals(Account.Region) ? []
            : account == Account.Id ? [DefaultArn]
            : foreignBuses.Where(bus => bus.Senders.Contains(account) && Forwarding.Exists(rule => rule.BusArn == bus.Arn && rule.Pattern.Matches(happened))).Select(bus => bus.Arn);
    }

    private void Enqueue(EventRule rule, JsonElement happened, TimeSpan delay) =>
        _deliveries.Enqueue((rule, happened), (clock.GetUtcNow() + delay, _number++));
}
