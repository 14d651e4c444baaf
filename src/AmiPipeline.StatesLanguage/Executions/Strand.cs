using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>One line of control through the states: the execution's own, that of a branch, or that of an iteration.</summary>
internal sealed class Strand : StateScope
{
    private Value? _context;
    private Value _rawInput;

    /// <param name="execution">The execution it belongs to.</param>
    /// <param name="gathering">What gathers its output; null for the execution's own strand.</param>
    /// <param name="index">Which branch or item this is, 0-based.</param>
    /// <param name="branch">Where it starts, and with what.</param>
    /// <param name="lastEventId">The event its first event follows from.</param>
    public Strand(Execution execution, Gathering? gathering, int index, ForkBranch branch, long lastEventId)
    {
        Execution = execution;
        Gathering = gathering;
        Index = index;
        State = branch.Start;
        _rawInput = branch.Input;
        StartInput = branch.Input;
        Item = branch.Item ?? gathering?.Parent.Item;
        LastEventId = lastEventId;
    }

    public Execution Execution { get; }

    /// <summary>What gathers this strand's output; null for the execution's own strand.</summary>
    public Gathering? Gathering { get; }

    /// <summary>Which branch or item this is, 0-based.</summary>
    public int Index { get; }

    public State State { get; private set; }

    /// <summary>What its first state was entered with.</summary>
    public Value StartInput { get; }

    public override Value RawInput => _rawInput;

    public override DateTimeOffset Now => Execution.Now;

    /// <summary>Whether the state has been entered and not left.</summary>
    public bool IsInState { get; private set; }

    public long EnteredEventId { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    public int RetryCount { get; private set; }

    /// <summary>The event that the next one of this strand follows from.</summary>
    public long LastEventId { get; set; }

    /// <summary>Grows whenever the strand moves on, so that plans made before are void.</summary>
    public int Version { get; set; }

    public TaskCall? Call { get; set; }

    /// <summary>The token of the attempt, for a task that waits for a callback.</summary>
    public string? TaskToken { get; private set; }

    /// <summary>The branches or iterations that the state waits for.</summary>
    public Gathering? Children { get; set; }

    /// <summary>The Map Run that the state waits for.</summary>
    public MapRun? MapRun { get; set; }

    /// <summary>The item of the innermost iteration around this strand, for the context object.</summary>
    public Value? Item { get; }

    public override Value Context => _context ??= Execution.DescribeContext(this, Item);

    public override DeterministicRandom Random => Execution.Random;

    private int[]? RetriesByRetrier { get; set; }

    public void MoveTo(State state, Value input)
    {
        State = state;
        _rawInput = input;
        IsInState = false;
        Version++;
    }

    public void NoteEntry(long eventId, DateTimeOffset at)
    {
        IsInState = true;
        EnteredEventId = eventId;
        EnteredAt = at;
        RetryCount = 0;
        RetriesByRetrier = null;
    }

    /// <summary>Forgets what the last attempt left behind.</summary>
    public void PrepareAttempt()
    {
        _context = null;
        Call = null;
        TaskToken = null;
    }

    /// <summary>Counts one more retry by a retrier and returns how many that makes.</summary>
    public int CountRetry(int retrier)
    {
        RetryCount++;
        Version++;
        RetriesByRetrier ??= new int[State.Retriers.Length];
        return ++RetriesByRetrier[retrier];
    }

    public int RetriesBy(int retrier) => RetriesByRetrier?[retrier] ?? 0;

    public override EvaluationScope ForItem(Value item) => new ItemScope(this, item);

    public override void IssueTaskToken() => TaskToken = Execution.NewToken();

    public override void Schedule(in TaskOrder order) => Execution.Schedule(this, order);

    public override void Fork(Fork fork) => Execution.Fork(this, fork);

    public override void StartMapRun(MapRunOrder order) => Execution.StartMapRun(this, order);

    public override void SleepUntil(DateTimeOffset time)
    {
        if (time <= Execution.Now)
        {
            State.Resume(this);
        }
        else
        {
            Execution.PlanAt(time, this, TurnAction.WakeUp);
        }
    }

    public override void Finish(Value result) => Execution.Leave(this, State.Flow.Output(RawInput, result, this), State.Next);

    public override void PassOn(Value data, Target? next) => Execution.Leave(this, State.Flow.SelectOutput(data, this), next);

    public override void Fail(Failure failure) => Execution.FailState(this, failure, fromChildren: false);

    /// <summary>Fails the state for what it could not do with its data.</summary>
    public void Fail(Exception fault) => Fail(Failure.From(fault, State.Name, EnteredEventId));

    /// <summary>What ItemSelector sees: the Map state's own context, and the item.</summary>
    private sealed class ItemScope(Strand strand, Value item) : EvaluationScope
    {
        private Value? _context;

        public override Value Context => _context ??= strand.Execution.DescribeContext(strand, item);

        public override DeterministicRandom Random => strand.Random;
    }
}
