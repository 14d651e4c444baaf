using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>The items from one position up to, not including, another; negative positions count from the end.</summary>
internal sealed class SliceSegment(int? from, int? to, int step) : PathSegment
{
    public override void Select(Value node, Value root, List<Value> found)
    {
        if (node is not ArrayValue items)
        {
            return;
        }

        var end = Position(to ?? items.Count, items.Count);
        for (var at = Position(from ?? 0, items.Count); at < end; at += step)
        {
            found.Add(items[at]);
        }
    }

    public override string ToString() => step == 1 ? $"[{from}:{to}]" : $"[{from}:{to}:{step}]";

    private static int Position(int index, int count) => Math.Clamp(index < 0 ? count + index : index, 0, count);
}
