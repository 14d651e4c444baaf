using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions.Internal;

/// <summary>The responses about tags, each with its members by their names on the wire (Step Functions API Reference).</summary>
internal static class TagResponses
{
    private static readonly Shape<Tag> Listed = new(
        ("key", static (Tag target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Key = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("value", static (Tag target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Value = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly Shape<ListTagsForResourceResponse> ListTagsForResource = new(
        ("tags", static (ListTagsForResourceResponse target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) => target.Tags = new JsonListUnmarshaller<Tag, Shape<Tag>>(Listed).Unmarshall(context, ref reader)));
}
