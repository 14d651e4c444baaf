using System.Diagnostics.CodeAnalysis;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>
/// A compiled JSONPath in the dialect of Step Functions: <c>$</c> is the data, <c>$$</c> the context object. A definite path leads
/// to one value or nowhere; any other gives an array of what it finds, empty if that is nothing.
/// </summary>
internal sealed class JsonPath
{
    public static readonly JsonPath Root = new("$", false, []);

    /// <summary>Stands where a definition says <c>null</c>: no input, no output, or a result that is dropped.</summary>
    public static readonly JsonPath Nothing = new("null", false, []);

    public JsonPath(string text, bool isContext, PathSegment[] segments)
    {
        Text = text;
        IsContext = isContext;
        Segments = segments;
        IsDefinite = segments.All(segment => segment.IsDefinite);
    }

    public string Text { get; }

    /// <summary>Whether the path starts at the context object.</summary>
    public bool IsContext { get; }

    public PathSegment[] Segments { get; }

    public bool IsDefinite { get; }

    /// <summary>Whether the path only names fields and positions, so that it can say where to put a value.</summary>
    public bool IsReference => Segments.All(segment => segment is NameSegment or IndexSegment { Index: >= 0 });

    public bool TryEvaluate(Value root, [NotNullWhen(true)] out Value? value)
    {
        value = IsDefinite ? Follow(root) : Collect(root);
        return value is not null;
    }

    /// <summary>The missing part in the words of the JSONPath library that Step Functions uses.</summary>
    public string DescribeMissing(Value root)
    {
        Value? node = root;
        for (var depth = 0; depth < Segments.Length; depth++)
        {
            node = Step(Segments[depth], node);
            if (node is null)
            {
                var path = "$" + string.Concat(Segments.Take(depth + 1).Select(segment => segment.ToString()));
                return depth == Segments.Length - 1 ? $"No results for path: {path}" : $"Missing property in path {path}";
            }
        }

        return $"No results for path: {Text}";
    }

    public override string ToString() => Text;

    private Value? Follow(Value root)
    {
        Value? node = root;
        foreach (var segment in Segments)
        {
            node = Step(segment, node);
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    private ArrayValue Collect(Value root)
    {
        List<Value> nodes = [root];
        foreach (var segment in Segments)
        {
            var found = new List<Value>();
            foreach (var node in nodes)
            {
                segment.Select(node, found);
            }

            nodes = found;
        }

        return nodes.Count == 0 ? ArrayValue.Empty : new ArrayValue([.. nodes]);
    }

    private static Value? Step(PathSegment segment, Value node)
    {
        switch (segment)
        {
            case NameSegment name:
                return name.Step(node);
            case IndexSegment index:
                return index.Step(node);
            default:
                var found = new List<Value>(1);
                segment.Select(node, found);
                return found.Count == 0 ? null : found[0];
        }
    }
}
