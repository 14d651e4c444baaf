namespace AmiPipeline.StatesLanguage.Executions;

/// <summary>The child executions of a Map Run, and how many of them and of their items have come to which end.</summary>
internal sealed class MapRunChildren
{
    private readonly List<Execution> _all = [];

    /// <summary>Those that have been started, in the order of their items.</summary>
    public IReadOnlyList<Execution> All => _all;

    /// <summary>Their items, without those that no child execution has yet.</summary>
    public MapRunCounts ItemCounts { get; private set; }

    /// <summary>The child executions.</summary>
    public MapRunCounts Counts { get; private set; }

    /// <summary>Adds one that has been started.</summary>
    public void Add(Execution child)
    {
        _all.Add(child);
        ItemCounts = ItemCounts with { Running = ItemCounts.Running + child.ItemCount };
        Counts = Counts with { Running = Counts.Running + 1 };
    }

    /// <summary>Counts one that has ended.</summary>
    public void NoteEnd(Execution child)
    {
        ItemCounts = ItemCounts.Ended(child.Status, child.ItemCount);
        Counts = Counts.Ended(child.Status, 1);
    }

    /// <summary>Counts all that have come to an end of their own as written.</summary>
    public void NoteResultsWritten()
    {
        ItemCounts = ItemCounts with { ResultsWritten = ItemCounts.Succeeded + ItemCounts.Failed + ItemCounts.TimedOut };
        Counts = Counts with { ResultsWritten = _all.Count };
    }
}
