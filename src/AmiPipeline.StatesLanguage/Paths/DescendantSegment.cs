using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>A step taken from a value and from everything below it.</summary>
internal sealed class DescendantSegment(PathSegment step) : PathSegment
{
    public override void Select(Value node, Value root, List<Value> found)
    {
        step.SelectInDescent(node, root, found);
        var below = node switch
        {
            ObjectValue fields => fields.Values,
            ArrayValue items => items.Items,
            _ => [],
        };
        foreach (var child in below)
        {
            Select(child, root, found);
        }
    }

    public override string ToString() => $"..{step}";
}
