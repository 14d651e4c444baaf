using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;
using AmiPipeline.StatesLanguage.States;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>One line of control through the states: the execution's own, that of a branch, or that of an iteration.</summary>
internal sealed class Strand : EvaluationScope
{
    private Value? _context;

    public Strand(Execution execution, Gathering? gathering, int index, State start, Value input, long lastEventId)
    {
        Execution = execution;
        Gathering = gathering;
        Index = index;
        State = start;
        RawInput = input;
        LastEventId = lastEventId;
    }

    public Execution Execution { get; }

    /// <summary>What gathers this strand's output; null for the execution's own strand.</summary>
    public Gathering? Gathering { get; }

    /// <summary>Which branch or item this is, 0-based.</summary>
    public int Index { get; }

    public State State { get; private set; }

    public Value RawInput { get; private set; }

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
    public string? TaskToken { get; set; }

    /// <summary>The branches or iterations that the state waits for.</summary>
    public Gathering? Children { get; set; }

    /// <summary>The item of the innermost iteration around this strand, for the context object.</summary>
    public Value? Item { get; init; }

    public override Value Context => _context ??= Execution.DescribeContext(this);

    public override DeterministicRandom Random => Execution.Random;

    private int[]? RetriesByRetrier { get; set; }

    public void MoveTo(State state, Value input)
    {
        State = state;
        RawInput = input;
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

    /// <summary>Ends the state's work with a result, which still goes through ResultSelector, ResultPath and OutputPath.</summary>
    public void Finish(Value result) => Execution.Leave(this, State.Flow.Output(RawInput, result, this), State.Next);

    /// <summary>Ends the state's work with its data as it is but for OutputPath.</summary>
    public void HandOn(Value data) => HandOn(data, State.Next);

    public void HandOn(Value data, Target? next) => Execution.Leave(this, State.Flow.SelectOutput(data, this), next);

    public void Fail(Failure failure) => Execution.FailState(this, failure, fromChildren: false);

    /// <summary>Has the state resumed at that time; at once, if it is past.</summary>
    public void SleepUntil(DateTimeOffset time)
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
}
