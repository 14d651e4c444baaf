using AmiPipeline.StatesLanguage.Paths;

namespace AmiPipeline.StatesLanguage.Data;

/// <summary>Puts a value where a reference path points, making the objects that are missing on the way.</summary>
internal static class ReferencePath
{
    /// <exception cref="StateFaultException">Something that is neither object nor array is in the way.</exception>
    /// <exception cref="ValueTooDeepException">The value would be deeper than data can be nested.</exception>
    public static Value Put(Value root, JsonPath path, Value value) =>
        path.Segments.Length > Value.MaxDepth ? throw new ValueTooDeepException() : Put(root, path, 0, root, value);

    private static Value Put(Value? node, JsonPath path, int depth, Value root, Value value)
    {
        if (depth == path.Segments.Length)
        {
            return value;
        }

        switch (path.Segments[depth])
        {
            case NameSegment { Name: var name } when node is null or ObjectValue:
                var fields = node as ObjectValue ?? ObjectValue.Empty;
                fields.TryGet(name, out var field);
                return fields.With(name, Put(field, path, depth + 1, root, value));

            case IndexSegment { Index: var index } when node is ArrayValue items && index < items.Count:
                return items.With(index, Put(items[index], path, depth + 1, root, value));

            case var segment:
                throw new StateFaultException(
                    ErrorNames.ResultPathMatchFailure,
                    $"Unable to apply ReferencePath {path} at {segment} to input {root}");
        }
    }
}
