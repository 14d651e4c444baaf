using AmiPipeline.StatesLanguage.Data;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>A state of a loaded definition. It is immutable and shared by all executions; what an execution does in it, a strand holds.</summary>
internal abstract class State(string name, StateKind kind)
{
    public string Name => name;

    public StateKind Kind => kind;

    public DataFlow Flow { get; protected init; } = DataFlow.PassThrough;

    /// <summary>The state after this one; null if this one ends its graph, or chooses the next itself.</summary>
    public Target? Next { get; protected init; }

    public Retrier[] Retriers { get; protected init; } = [];

    public Catcher[] Catchers { get; protected init; } = [];

    /// <summary>Whether a graph can end here.</summary>
    public virtual bool IsTerminal => Next is null;

    /// <summary>Whether the work begins in the turn that enters the state, as histories recorded from AWS show.</summary>
    public virtual bool BeginsOnEntry => false;

    /// <summary>Whether the context object has a RetryCount for the state.</summary>
    public bool CanRetry => kind is StateKind.Task or StateKind.Parallel or StateKind.Map;

    /// <summary>Every state that can follow.</summary>
    public virtual IEnumerable<Target> Targets =>
        (Next is null ? [] : new[] { Next }).Concat(Catchers.Select(catcher => catcher.Next));

    /// <summary>Does the state's work, or its next attempt at it; ends in finishing, failing, or waiting for something.</summary>
    /// <exception cref="StateFaultException">The data has not what the state needs.</exception>
    public abstract void Begin(StateScope scope);

    /// <summary>Continues at the time the state asked to be woken.</summary>
    public virtual void Resume(StateScope scope) => throw new InvalidOperationException($"{kind} states do not sleep.");
}
