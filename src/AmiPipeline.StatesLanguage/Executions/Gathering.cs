using AmiPipeline.StatesLanguage.History;
using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>The branches or iterations of one state, and their outputs as they come in.</summary>
internal abstract class Gathering(Strand parent, int count, int atOnce)
{
    private readonly Value[] _outputs = new Value[count];
    private int _done;

    public Strand Parent => parent;

    public int Count => count;

    /// <summary>How many strands may run at once.</summary>
    public int AtOnce => atOnce;

    /// <summary>The strands that run now, in the order they were started.</summary>
    public List<Strand> Active { get; } = [];

    /// <summary>How many strands have been started.</summary>
    public int Started { get; private set; }

    public bool HasMore => Started < count;

    public bool IsDone => _done == count;

    public abstract HistoryEventType StartedEvent { get; }

    public abstract HistoryEventType SucceededEvent { get; }

    public abstract HistoryEventType FailedEvent { get; }

    /// <summary>Whether each strand has events of its own for start and end, as iterations have.</summary>
    public abstract bool HasIterations { get; }

    /// <summary>Makes the next strand.</summary>
    /// <param name="lastEventId">The event its first event follows from.</param>
    public Strand StartNext(long lastEventId)
    {
        var strand = Create(Started, lastEventId);
        parent.Execution.RefuseTooLarge(strand.RawInput, parent.State.Name);
        Started++;
        Active.Add(strand);
        return strand;
    }

    public void Take(Strand strand, Value output)
    {
        Active.Remove(strand);
        _outputs[strand.Index] = output;
        _done++;
    }

    public ArrayValue Outputs() => new(_outputs);

    protected abstract Strand Create(int index, long lastEventId);
}
