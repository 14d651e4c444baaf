using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>An item of an array by its position, 0-based; a negative position counts from the end.</summary>
internal sealed class IndexSegment(int index) : PathSegment
{
    public int Index => index;

    public override bool IsDefinite => true;

    public Value? Step(Value node)
    {
        if (node is not ArrayValue items)
        {
            return null;
        }

        var at = index < 0 ? items.Count + index : index;
        return at >= 0 && at < items.Count ? items[at] : null;
    }

    public override void Select(Value node, Value root, List<Value> found)
    {
        if (Step(node) is { } value)
        {
            found.Add(value);
        }
    }

    public override string ToString() => $"[{index}]";
}
