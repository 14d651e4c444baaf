using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>The items of an array for which a condition holds; an object is taken as one item.</summary>
internal sealed class FilterSegment(FilterTerm condition) : PathSegment
{
    public override void Select(Value node, Value root, List<Value> found)
    {
        if (node is ObjectValue)
        {
            AddIfHolds(node, root, found);
        }
        else if (node is ArrayValue items)
        {
            foreach (var item in items.Items)
            {
                AddIfHolds(item, root, found);
            }
        }
    }

    public override string ToString() => "[?]";

    private void AddIfHolds(Value item, Value root, List<Value> found)
    {
        if (condition.Holds(item, root))
        {
            found.Add(item);
        }
    }
}
