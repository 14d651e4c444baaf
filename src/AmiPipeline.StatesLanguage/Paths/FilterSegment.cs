using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>
/// The objects of an array for which a condition holds; an object is taken as one item. Other items never match (developer guide,
/// Paths: <c>@</c> does not match scalar values, it only matches objects).
/// </summary>
internal sealed class FilterSegment(FilterTerm condition) : PathSegment
{
    public override void Select(Value node, Value root, List<Value> found)
    {
        SelectHere(node, root, found);
        if (node is ArrayValue items)
        {
            foreach (var item in items.Items)
            {
                SelectHere(item, root, found);
            }
        }
    }

    /// <summary>A descent comes to every object anyway: found again as items of their arrays they would stand there twice.</summary>
    public override void SelectInDescent(Value node, Value root, List<Value> found) => SelectHere(node, root, found);

    public override string ToString() => "[?]";

    private void SelectHere(Value item, Value root, List<Value> found)
    {
        if (item is ObjectValue && condition.Holds(item, root))
        {
            found.Add(item);
        }
    }
}
