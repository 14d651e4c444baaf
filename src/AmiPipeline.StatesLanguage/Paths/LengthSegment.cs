using AmiPipeline.StatesLanguage.Values;

namespace AmiPipeline.StatesLanguage.Paths;

/// <summary>The function <c>length()</c> at the end of a path: the number of items, fields or characters.</summary>
internal sealed class LengthSegment : PathSegment
{
    public override bool IsDefinite => true;

    public override void Select(Value node, Value root, List<Value> found)
    {
        long? length = node switch
        {
            ArrayValue items => items.Count,
            ObjectValue fields => fields.Count,
            StringValue text => text.Text.Length,
            _ => null,
        };
        if (length is { } number)
        {
            found.Add(NumberValue.Of(number));
        }
    }

    public override string ToString() => ".length()";
}
