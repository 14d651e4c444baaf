using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Maps;
using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>One run of a distributed Map state: it starts a child execution for each item, or batch of items, and gathers their results.</summary>
public sealed class MapRun
{
    private readonly Strand _strand;
    private readonly MapRunOrder _order;
    private readonly ToleratedFailures _tolerated;
    private readonly DeterministicRandom _random;
    private readonly string _label;
    private readonly MapRunChildren _children = new();
    private readonly Queue<Execution> _ended = new();
    private readonly MapRunItems _items;

    /// <summary>Takes the state's fields and data, and does nothing yet.</summary>
    /// <exception cref="StateFaultException">The data does not fit the fields.</exception>
    internal MapRun(Strand strand, MapRunOrder order)
    {
        _strand = strand;
        StateName = strand.State.Name;
        _order = order;
        _tolerated = order.Map.Tolerance.Evaluate(order.Input, strand);
        _items = new MapRunItems(strand, order);
        _random = new DeterministicRandom(Parent.Random.Next());
        _label = order.Map.Label ?? DeterministicRandom.GuidOf($"{Parent.Identity.StateMachineArn}/{StateName}").ToString();
        Arn = Parent.Identity.MapRunArn(_label, _random);
        StartTime = Parent.Now;
    }

    /// <summary>The Map Run's ARN.</summary>
    public string Arn { get; }

    /// <summary>The Map state.</summary>
    public string StateName { get; }

    /// <summary>The execution that is in the Map state.</summary>
    public Execution Parent => _strand.Execution;

    /// <summary>Its status: running, succeeded, failed or aborted.</summary>
    public ExecutionStatus Status { get; private set; }

    /// <summary>When it started.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? StopTime { get; private set; }

    /// <summary>How many child executions may run at once by the definition; 0 if it sets no limit.</summary>
    public int MaxConcurrency => _order.MaxConcurrency;

    /// <summary>How many items may fail; 0 if the definition does not say.</summary>
    public long ToleratedFailureCount => _tolerated.Count ?? 0;

    /// <summary>How many of a hundred items may fail; 0 if the definition does not say.</summary>
    public double ToleratedFailurePercentage => _tolerated.Percentage ?? 0;

    /// <summary>The child executions that have been started, in the order of their items.</summary>
    public IReadOnlyList<Execution> Children => _children.All;

    /// <summary>The items by what became of them.</summary>
    public MapRunCounts ItemCounts => _children.ItemCounts with { Total = _items.Count, Pending = _items.Pending };

    /// <summary>The child executions by what became of them. Batches that have not been formed are not counted.</summary>
    public MapRunCounts ExecutionCounts => _children.Counts with
    {
        Total = _children.All.Count + (_order.Map.Batcher is null ? _items.Pending : 0),
        Pending = _order.Map.Batcher is null ? _items.Pending : 0,
    };

    private int MaxChildrenAtOnce => MaxConcurrency == 0 ? DistributedMap.MaxChildrenAtOnce : Math.Min(MaxConcurrency, DistributedMap.MaxChildrenAtOnce);

    /// <summary>Whether results are exported to S3.</summary>
    internal bool IsExported => _order.Map.Writer is not null;

    /// <summary>Reads the items, then starts child executions.</summary>
    internal void Begin() => Try(() => _items.Read(answered => Try(() =>
    {
        if (answered is { } failure)
        {
            Conclude(failure);
        }
        else
        {
            Continue();
        }
    })));

    /// <summary>Notes that a child execution has ended; what follows from it is done in its own turn.</summary>
    internal void NoteEnd(Execution child)
    {
        if (Status != ExecutionStatus.Running)
        {
            return;
        }

        _ended.Enqueue(child);
        if (_ended.Count == 1)
        {
            Parent.Plan(_strand, TurnAction.ContinueMapRun);
        }
    }

    /// <summary>Takes in what has ended, starts what there is room for, and ends when nothing is left.</summary>
    internal void Continue() => Try(() =>
    {
        while (_ended.TryDequeue(out var child))
        {
            _children.NoteEnd(child);
        }

        if (_tolerated.IsExceededBy(_children.ItemCounts.Failed + _children.ItemCounts.TimedOut, _items.Count))
        {
            Conclude(new Failure(ErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded"));
            return;
        }

        while (_children.Counts.Running < MaxChildrenAtOnce && _items.TryTakeNext(out var input, out var count))
        {
            Start(input, count);
        }

        if (_children.Counts.Running == 0 && _items.Pending == 0)
        {
            Conclude(null);
        }
    });

    /// <summary>Ends it and its child executions, as the end of what is around it does.</summary>
    internal void Abort()
    {
        if (Status == ExecutionStatus.Running)
        {
            End(ExecutionStatus.Aborted);
        }
    }

    private void Start(Value input, int items)
    {
        Parent.RefuseTooLarge(input, StateName);
        var random = new DeterministicRandom(_random.Next());
        var identity = Parent.Identity.ForChild(_label, _order.Map.IsExpress, random);
        _children.Add(new Execution(this, items, identity, _order.Processor, input, random));
    }

    /// <summary>Exports the results, if that is requested, and ends the state's work.</summary>
    private void Conclude(Failure? failure)
    {
        End(failure is null ? ExecutionStatus.Succeeded : ExecutionStatus.Failed);
        var results = new MapRunResults(_strand, _order, this);
        if (!IsExported || failure is { IsFatal: true })
        {
            Leave(failure, failure is null ? results.Output() : null);
            return;
        }

        results.Export((exported, failed) => Try(() =>
        {
            if (failed is null)
            {
                _children.NoteResultsWritten();
            }

            Leave(failure ?? failed, exported);
        }));
    }

    private void Leave(Failure? failure, Value? output)
    {
        Status = failure is null ? ExecutionStatus.Succeeded : ExecutionStatus.Failed;
        if (failure is null)
        {
            Parent.FinishMapRun(_strand, output!);
        }
        else
        {
            Parent.FailMapRun(_strand, failure);
        }
    }

    private void End(ExecutionStatus status)
    {
        Status = status;
        StopTime = Parent.Now;
        foreach (var child in _children.All.Where(child => child.Status == ExecutionStatus.Running))
        {
            child.EndAborted();
            _children.NoteEnd(child);
        }
    }

    /// <summary>What a Map Run cannot do with its data fails it; once it has failed, the state.</summary>
    private void Try(Action step)
    {
        try
        {
            step();
        }
        catch (Exception fault) when (Failure.IsFault(fault))
        {
            var failure = Failure.From(fault, StateName, _strand.EnteredEventId);
            if (Status == ExecutionStatus.Running)
            {
                End(ExecutionStatus.Failed);
                Parent.FailMapRun(_strand, failure);
            }
            else
            {
                _strand.Fail(failure);
            }
        }
    }
}
