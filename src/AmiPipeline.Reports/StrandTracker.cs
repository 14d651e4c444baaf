using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Reports;

/// <summary>Assigns the events of an execution to its strands, in the order of the history.</summary>
/// <remarks>
/// An event belongs to the strand of the event that it follows from (Step Functions API Reference, HistoryEvent, previousEventId), unless a Parallel or
/// Map state starts or ends there. Events about aborted states and iterations follow from what aborted them and change nothing: the strand ends with its state.
/// </remarks>
public sealed class StrandTracker
{
    private readonly Dictionary<long, ExecutionStrand> _byEvent = [];
    private readonly ExecutionStrand _root = new(null, null);
    private ExecutionStrand _latest;

    /// <summary>A tracker before the first event.</summary>
    public StrandTracker() => _latest = _root;

    /// <summary>Takes the next event.</summary>
    /// <param name="taken">The event.</param>
    public StrandEvent Take(HistoryEvent taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        // An event can follow from one of a type that is not known here.
        var previous = _byEvent.GetValueOrDefault(taken.PreviousEventId) ?? (taken.PreviousEventId == 0 ? _root : _latest);
        var current = previous.NotEnded;
        var (strand, ended) = taken.Type switch
        {
            HistoryEventType.ParallelStateStarted or HistoryEventType.MapStateStarted => Fork(current),
            HistoryEventType.MapIterationStarted => (current.ForkedSelfOrParent.AddChild(taken.Index), []),
            HistoryEventType.MapIterationSucceeded or HistoryEventType.MapIterationFailed => (current, current.End()),
            HistoryEventType.ParallelStateSucceeded or HistoryEventType.ParallelStateFailed or HistoryEventType.MapStateSucceeded or HistoryEventType.MapStateFailed =>
                (current.ForkedSelfOrParent, current.ForkedSelfOrParent.Join()),
            HistoryEventType.ExecutionSucceeded or HistoryEventType.ExecutionFailed or HistoryEventType.ExecutionTimedOut or HistoryEventType.ExecutionAborted =>
                (_root, _root.End()),
            HistoryEventType.TaskStateAborted or HistoryEventType.WaitStateAborted or HistoryEventType.ParallelStateAborted or HistoryEventType.MapStateAborted
                or HistoryEventType.MapIterationAborted => (current, []),
            _ => (current.IsForked ? current.AddChild(null) : current, Array.Empty<ExecutionStrand>()),
        };
        strand.LastType = taken.Type;
        _byEvent[taken.Id] = _latest = strand;
        return new StrandEvent(strand, previous, ended);
    }

    // On a retry, the state starts again after an event of the branch or iteration that failed.
    private static (ExecutionStrand Strand, IReadOnlyList<ExecutionStrand> Ended) Fork(ExecutionStrand current)
    {
        var isEntered = current.LastType is HistoryEventType.ParallelStateEntered or HistoryEventType.MapStateEntered;
        var strand = isEntered ? current : current.ForkedSelfOrParent;
        var ended = strand.Join();
        strand.IsForked = true;
        return (strand, ended);
    }
}

/// <summary>An event with its place among the strands.</summary>
/// <param name="Strand">The strand it belongs to.</param>
/// <param name="Previous">The strand of the event that it follows from: after a failure, the strand that failed.</param>
/// <param name="Ended">The strands that end with it.</param>
public sealed record StrandEvent(ExecutionStrand Strand, ExecutionStrand Previous, IReadOnlyList<ExecutionStrand> Ended);

/// <summary>A line of control through the states of an execution: the execution's own, that of a branch, or that of an iteration.</summary>
public sealed class ExecutionStrand
{
    private readonly ExecutionStrand? _parent;
    private readonly int? _index;
    private readonly List<ExecutionStrand> _children = [];

    internal ExecutionStrand(ExecutionStrand? parent, int? index) => (_parent, _index) = (parent, index);

    /// <summary>The indexes of the iterations that it is in, 0-based, the outermost first; empty for none. Branches have their own states, and so need none.</summary>
    public IReadOnlyList<int> Iterations => [.. _parent?.Iterations ?? [], .. _index is { } index ? [index] : Array.Empty<int>()];

    /// <summary>Whether it has ended.</summary>
    public bool IsEnded { get; private set; }

    internal bool IsForked { get; set; }

    internal HistoryEventType LastType { get; set; }

    internal ExecutionStrand NotEnded => IsEnded && _parent is { } parent ? parent.NotEnded : this;

    internal ExecutionStrand ForkedSelfOrParent => IsForked ? this : _parent ?? this;

    internal ExecutionStrand AddChild(int? index)
    {
        var child = new ExecutionStrand(this, index);
        _children.Add(child);
        return child;
    }

    internal IReadOnlyList<ExecutionStrand> End()
    {
        IReadOnlyList<ExecutionStrand> ended = [.. Join(), .. IsEnded ? Array.Empty<ExecutionStrand>() : [this]];
        IsEnded = true;
        return ended;
    }

    internal IReadOnlyList<ExecutionStrand> Join()
    {
        IReadOnlyList<ExecutionStrand> ended = [.. _children.SelectMany(child => child.End())];
        _children.Clear();
        IsForked = false;
        return ended;
    }
}
