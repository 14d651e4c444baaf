namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>Items of an array by their positions; nothing of any other value.</summary>
internal abstract class PositionSegment : PathSegment
{
    public sealed override void Select(Value node, List<Value> found)
    {
        if (node is ArrayValue items)
        {
            Select(items, found);
        }
    }

    protected abstract void Select(ArrayValue items, List<Value> found);
}

/// <summary>An item of an array by its position, 0-based; a negative position counts from the end.</summary>
internal sealed class IndexSegment(int index) : PositionSegment
{
    public int Index => index;

    public override bool IsDefinite => true;

    public Value? Step(Value node) => node is ArrayValue items ? Find(items) : null;

    public override string ToString() => $"[{index}]";

    protected override void Select(ArrayValue items, List<Value> found)
    {
        if (Find(items) is { } value)
        {
            found.Add(value);
        }
    }

    private Value? Find(ArrayValue items)
    {
        var at = index < 0 ? items.Count + index : index;
        return at >= 0 && at < items.Count ? items[at] : null;
    }
}

/// <summary>Several items of an array by their positions.</summary>
internal sealed class IndexesSegment(int[] indexes) : PositionSegment
{
    private readonly IndexSegment[] _parts = [.. indexes.Select(index => new IndexSegment(index))];

    public override string ToString() => $"[{string.Join(',', indexes)}]";

    protected override void Select(ArrayValue items, List<Value> found)
    {
        foreach (var part in _parts)
        {
            part.Select(items, found);
        }
    }
}

/// <summary>The item so many places before the end: <c>[(@.length-1)]</c>.</summary>
internal sealed class FromEndSegment(int fromEnd) : PositionSegment
{
    public override bool IsDefinite => true;

    public override string ToString() => $"[(@.length-{fromEnd})]";

    protected override void Select(ArrayValue items, List<Value> found)
    {
        if (fromEnd >= 1 && fromEnd <= items.Count)
        {
            found.Add(items[items.Count - fromEnd]);
        }
    }
}

/// <summary>
/// The items from one position up to, not including, another, as Jayway JsonPath counts them: with one position given, a negative one
/// counts from the end; with both, they are run through as they stand, so that <c>[-3:-1]</c> finds items and <c>[1:-1]</c> none.
/// </summary>
internal sealed class SliceSegment(int? from, int? to) : PositionSegment
{
    public override string ToString() => $"[{from}:{to}]";

    protected override void Select(ArrayValue items, List<Value> found)
    {
        var (first, end) = Bounds(items.Count);
        for (var at = Math.Max(first, -items.Count); at < end; at++)
        {
            found.Add(items[at < 0 ? items.Count + at : at]);
        }
    }

    private (int First, int End) Bounds(int count) => (from, to) switch
    {
        ({ } first, { } end) => (first, Math.Min(end, count)),
        ({ } first, null) => (Math.Max(first < 0 ? count + first : first, 0), count),
        (null, { } end) => (0, Math.Min(end < 0 ? count + end : end, count)),
        _ => (0, count),
    };
}
