using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>Several items of an array by their positions.</summary>
internal sealed class IndexesSegment(int[] indexes) : PathSegment
{
    private readonly IndexSegment[] _parts = [.. indexes.Select(index => new IndexSegment(index))];

    public override void Select(Value node, Value root, List<Value> found)
    {
        foreach (var part in _parts)
        {
            part.Select(node, root, found);
        }
    }

    public override string ToString() => $"[{string.Join(',', indexes)}]";
}
