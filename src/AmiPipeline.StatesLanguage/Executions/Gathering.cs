using AmiPipeline.StatesLanguage.States;

namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>The branches or iterations of one state, and their outputs as they come in.</summary>
internal sealed class Gathering(Strand parent, Fork fork)
{
    private readonly Value[] _outputs = new Value[fork.Count];
    private int _started;
    private int _done;

    public Strand Parent => parent;

    public int Count => fork.Count;

    /// <summary>The strands that run now, in the order they were started.</summary>
    public List<Strand> Active { get; } = [];

    public bool HasMore => _started < fork.Count;

    public bool HasRoom => Active.Count < fork.MaxConcurrency;

    public bool IsDone => _done == fork.Count;

    /// <summary>Whether each strand has its own events for start and end, as iterations have.</summary>
    public bool HasIterations => parent.State.Kind == StateKind.Map;

    /// <summary>Makes the next strand.</summary>
    /// <param name="lastEventId">The event its first event follows from.</param>
    public Strand StartNext(long lastEventId)
    {
        var branch = fork.Branch(_started);
        parent.Execution.RefuseTooLarge(branch.Input, parent.State.Name);
        var strand = new Strand(parent.Execution, this, _started, branch, lastEventId);
        _started++;
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
}
