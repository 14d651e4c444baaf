using System.Text.Json.Nodes;

namespace AmiPipeline.TestSupport;

/// <summary>The difference of two JSON documents as a JSON Merge Patch (RFC 7396): what is changed or new, and null for what is gone. Arrays are replaced as a whole.</summary>
public static class MergePatch
{
    /// <summary>What makes one object of another. Neither may hold a null: a merge patch cannot say it.</summary>
    /// <param name="before">The object to change.</param>
    /// <param name="after">What it becomes.</param>
    public static JsonObject Between(JsonObject before, JsonObject after)
    {
        var gone = before.Where(field => !after.ContainsKey(field.Key)).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)null));
        var changed = from field in after
                      let old = before[field.Key]
                      where !JsonNode.DeepEquals(old, field.Value)
                      select KeyValuePair.Create(field.Key, old is JsonObject older && field.Value is JsonObject newer ? Between(older, newer) : field.Value?.DeepClone());
        return new JsonObject(gone.Concat(changed));
    }

    /// <summary>The object with a patch applied; the original stays as it is.</summary>
    /// <param name="before">The object.</param>
    /// <param name="patch">The patch.</param>
    public static JsonObject Apply(JsonObject before, JsonObject patch)
    {
        var after = before.DeepClone().AsObject();
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                after.Remove(name);
            }
            else
            {
                after[name] = value is JsonObject to ? Apply(after[name] as JsonObject ?? [], to) : value.DeepClone();
            }
        }

        return after;
    }
}
