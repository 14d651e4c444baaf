using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

internal sealed class WildcardSegment : PathSegment
{
    public override void Select(Value node, Value root, List<Value> found)
    {
        if (node is ArrayValue items)
        {
            found.AddRange(items.Items);
        }
        else if (node is ObjectValue fields)
        {
            found.AddRange(fields.Values);
        }
    }

    public override string ToString() => "[*]";
}
