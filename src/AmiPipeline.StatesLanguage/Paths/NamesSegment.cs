using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>Several fields of an object by their names. At the end of a path they make one object; before it, each is followed.</summary>
internal sealed class NamesSegment(string[] names, bool isLast) : PathSegment
{
    public override bool IsDefinite => isLast;

    public override void Select(Value node, Value root, List<Value> found)
    {
        if (node is not ObjectValue fields)
        {
            return;
        }

        var merged = new ObjectBuilder(names.Length);
        foreach (var name in names)
        {
            if (!fields.TryGet(name, out var value))
            {
                continue;
            }

            if (isLast)
            {
                merged.Add(name, value);
            }
            else
            {
                found.Add(value);
            }
        }

        if (isLast)
        {
            found.Add(merged.Build());
        }
    }

    public override string ToString() => $"[{string.Join(',', names.Select(name => $"'{name}'"))}]";
}
