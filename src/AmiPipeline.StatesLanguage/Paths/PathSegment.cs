namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>One step of a JSONPath.</summary>
internal abstract class PathSegment
{
    /// <summary>Whether the step leads to at most one value.</summary>
    public virtual bool IsDefinite => false;

    /// <summary>Adds to <paramref name="found"/> what the step leads to from <paramref name="node"/>.</summary>
    /// <param name="node">Where the step begins.</param>
    /// <param name="found">What has been found so far.</param>
    public abstract void Select(Value node, List<Value> found);

    /// <summary>The same, where the step is taken from everything below a value and <paramref name="node"/> is one of them.</summary>
    /// <param name="node">Where the step begins.</param>
    /// <param name="found">What has been found so far.</param>
    public virtual void SelectInDescent(Value node, List<Value> found) => Select(node, found);
}

internal sealed class NameSegment(string name) : PathSegment
{
    public string Name => name;

    public override bool IsDefinite => true;

    public Value? Step(Value node) => node is ObjectValue fields && fields.TryGet(name, out var value) ? value : null;

    public override void Select(Value node, List<Value> found)
    {
        if (Step(node) is { } value)
        {
            found.Add(value);
        }
    }

    public override string ToString() => $"['{name}']";
}

/// <summary>Several fields of an object by their names. At the end of a path they make one object; before it, each is followed.</summary>
internal sealed class NamesSegment(string[] names, bool isLast) : PathSegment
{
    public override bool IsDefinite => isLast;

    public override void Select(Value node, List<Value> found)
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

internal sealed class WildcardSegment : PathSegment
{
    public override void Select(Value node, List<Value> found)
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

/// <summary>A step taken from a value and from everything below it.</summary>
internal sealed class DescendantSegment(PathSegment step) : PathSegment
{
    public override void Select(Value node, List<Value> found)
    {
        step.SelectInDescent(node, found);
        var below = node switch
        {
            ObjectValue fields => fields.Values,
            ArrayValue items => items.Items,
            _ => [],
        };
        foreach (var child in below)
        {
            Select(child, found);
        }
    }

    public override string ToString() => $"..{step}";
}

/// <summary>
/// The objects of an array for which a condition holds; an object is taken as one item. Other items never match (developer guide,
/// Paths: <c>@</c> does not match scalar values, it only matches objects).
/// </summary>
internal sealed class FilterSegment(FilterTerm condition) : PathSegment
{
    public override void Select(Value node, List<Value> found)
    {
        SelectHere(node, found);
        if (node is ArrayValue items)
        {
            foreach (var item in items.Items)
            {
                SelectHere(item, found);
            }
        }
    }

    /// <summary>A descent comes to every object anyway: found again as items of their arrays they would be there twice.</summary>
    public override void SelectInDescent(Value node, List<Value> found) => SelectHere(node, found);

    public override string ToString() => "[?]";

    private void SelectHere(Value item, List<Value> found)
    {
        if (item is ObjectValue && condition.Holds(item))
        {
            found.Add(item);
        }
    }
}
