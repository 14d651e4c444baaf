using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>
/// The items from one position up to, not including, another, as Jayway JsonPath counts them: with one position given, a negative one
/// counts from the end; with both, they are run through as they stand, so that <c>[-3:-1]</c> finds items and <c>[1:-1]</c> none.
/// </summary>
internal sealed class SliceSegment(int? from, int? to) : PathSegment
{
    public override void Select(Value node, Value root, List<Value> found)
    {
        if (node is not ArrayValue items)
        {
            return;
        }

        var (first, end) = Bounds(items.Count);
        for (var at = Math.Max(first, -items.Count); at < end; at++)
        {
            found.Add(items[at < 0 ? items.Count + at : at]);
        }
    }

    public override string ToString() => $"[{from}:{to}]";

    private (int First, int End) Bounds(int count) => (from, to) switch
    {
        ({ } first, { } end) => (first, Math.Min(end, count)),
        ({ } first, null) => (Math.Max(first < 0 ? count + first : first, 0), count),
        (null, { } end) => (0, Math.Min(end < 0 ? count + end : end, count)),
        _ => (0, count),
    };
}
