using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>The item that stands so many places before the end: <c>[(@.length-1)]</c>.</summary>
internal sealed class FromEndSegment(int fromEnd) : PathSegment
{
    public override bool IsDefinite => true;

    public override void Select(Value node, Value root, List<Value> found)
    {
        if (node is ArrayValue items && fromEnd >= 1 && fromEnd <= items.Count)
        {
            found.Add(items[items.Count - fromEnd]);
        }
    }

    public override string ToString() => $"[(@.length-{fromEnd})]";
}
