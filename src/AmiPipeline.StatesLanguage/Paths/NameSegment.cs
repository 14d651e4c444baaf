using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

internal sealed class NameSegment(string name) : PathSegment
{
    public string Name => name;

    public override bool IsDefinite => true;

    public Value? Step(Value node) => node is ObjectValue fields && fields.TryGet(name, out var value) ? value : null;

    public override void Select(Value node, Value root, List<Value> found)
    {
        if (Step(node) is { } value)
        {
            found.Add(value);
        }
    }

    public override string ToString() => $"['{name}']";
}
