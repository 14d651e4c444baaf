using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Simulator.Faults;

/// <summary>The faults a simulated cloud is to suffer. Each one strikes as often as it says, and is then used up.</summary>
public sealed class FaultInjector
{
    private readonly Lock _lock = new();
    private readonly List<Planned<RecordedCall, CallFault>> _calls = [];
    private readonly List<Planned<NewResource, string>> _failures = [];
    private readonly List<Planned<NewResource, Func<NewResource, string>>> _wrongKeys = [];

    /// <summary>Raised after each <see cref="Clear"/>, so that faults planned elsewhere are forgotten with these. A reset raises it under the cloud's lock.</summary>
    public event EventHandler? Cleared;

    /// <summary>How many faults are planned and have not struck yet.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
            {
                return _calls.Count + _failures.Count + _wrongKeys.Count;
            }
        }
    }

    /// <summary>The call with this number among all calls, from 1.</summary>
    public FaultPoint AtCall(int number) => When(call => call.Number == number);

    /// <summary>The call with this number among the calls of one action, from 1, those of the past included.</summary>
    public FaultPoint AtCall(string action, int occurrence = 1) =>
        When(call => call.Action == action && call.Occurrence == occurrence);

    /// <summary>The next calls that meet a condition.</summary>
    /// <param name="condition">Called with each call before its effect.</param>
    /// <param name="times">How many calls are struck, default 1.</param>
    public FaultPoint When(Func<RecordedCall, bool> condition, int times = 1) => new(fault => Plan(_calls, condition, fault, times));

    /// <summary>The next new resource of a kind fails late: its call goes well, then the resource ends in its failure state.</summary>
    /// <param name="kind">What fails.</param>
    /// <param name="reason">What EC2 gives as the reason, if the resource has one.</param>
    /// <param name="when">Which resource; null for the next.</param>
    public void FailNext(ResourceKind kind, string reason = "Injected late failure", Func<NewResource, bool>? when = null) =>
        Plan(_failures, made => made.Kind == kind && (when?.Invoke(made) ?? true), reason, 1);

    /// <summary>EC2 errs: the next new snapshot gets another key than it should.</summary>
    /// <param name="key">The key it gets instead: id, ARN or alias in the snapshot's Region; empty for none at all.</param>
    /// <param name="when">Which snapshot; null for the next.</param>
    public void UseWrongKey(string key, Func<NewResource, bool>? when = null) => UseWrongKey(_ => key, when);

    /// <summary>EC2 errs: the next new snapshot gets another key than it should.</summary>
    /// <param name="key">Gives the key it gets instead, as above.</param>
    /// <param name="when">Which snapshot; null for the next.</param>
    public void UseWrongKey(Func<NewResource, string> key, Func<NewResource, bool>? when = null) =>
        Plan(_wrongKeys, made => when?.Invoke(made) ?? true, key, 1);

    /// <summary>Forgets every fault that has not struck, and raises <see cref="Cleared"/>.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _calls.Clear();
            _failures.Clear();
            _wrongKeys.Clear();
        }

        Cleared?.Invoke(this, EventArgs.Empty);
    }

    internal CallFault? TakeFor(RecordedCall call) => Take(_calls, call);

    internal string? TakeFailureOf(NewResource made) => Take(_failures, made);

    internal string? TakeWrongKeyOf(NewResource made) => Take(_wrongKeys, made)?.Invoke(made);

    private void Plan<TSubject, TFault>(
        List<Planned<TSubject, TFault>> plans, Func<TSubject, bool> condition, TFault fault, int times)
    {
        lock (_lock)
        {
            plans.Add(new Planned<TSubject, TFault>(condition, fault, times));
        }
    }

    private TFault? Take<TSubject, TFault>(List<Planned<TSubject, TFault>> plans, TSubject subject)
        where TFault : class
    {
        lock (_lock)
        {
            var index = plans.FindIndex(plan => plan.Condition(subject));
            if (index < 0)
            {
                return null;
            }

            var (condition, fault, left) = plans[index];
            if (left > 1)
            {
                plans[index] = new Planned<TSubject, TFault>(condition, fault, left - 1);
            }
            else
            {
                plans.RemoveAt(index);
            }

            return fault;
        }
    }

    private sealed record Planned<TSubject, TFault>(Func<TSubject, bool> Condition, TFault Fault, int Left);
}

/// <summary>A resource that has just been asked for, for a fault to choose by.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Action">The action that asks for it, such as <c>CreateImage</c>.</param>
/// <param name="DeviceName">The device it is for, if there is one.</param>
/// <param name="Tags">The tags it is created with.</param>
public sealed record NewResource(
    ResourceKind Kind, string Id, string Action, string? DeviceName, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>The account that asks for it, and owns it.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region that it is in.</summary>
    public required string Region { get; init; }
}
