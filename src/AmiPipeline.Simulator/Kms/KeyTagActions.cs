using System.Text.Json;

namespace AmiPipeline.Simulator.Kms;

/// <summary>The KMS actions on the tags of keys.</summary>
internal static class KeyTagActions
{
    private const int MaxTags = 50;

    public static Action<Utf8JsonWriter> List(Call call)
    {
        var key = KeyActions.Own(call);
        var page = JsonPaging.Kms.Read(call.Parameters, 50, 50);
        call.Ready();
        return json => page.Write(json, "Tags", key.Tags, tag =>
        {
            json.WriteStartObject();
            json.WriteString("TagKey", tag.Key);
            json.WriteString("TagValue", tag.Value);
            json.WriteEndObject();
        });
    }

    public static Action<Utf8JsonWriter> Tag(Call call)
    {
        var key = Changeable(call);
        var tags = Read(call.Parameters.Required("Tags"));
        if (key.Tags.Keys.Union(tags.Select(tag => tag.Key)).Count() > MaxTags)
        {
            throw new ServiceErrorException("LimitExceededException", $"A key has at most {MaxTags} tags.");
        }

        call.Ready();
        tags.ForEach(tag => key.Tags[tag.Key] = tag.Value);
        return _ => { };
    }

    public static Action<Utf8JsonWriter> Untag(Call call)
    {
        var key = Changeable(call);
        var names = JsonList.Texts(call.Parameters.Required("TagKeys"));
        call.Ready();
        names.ForEach(name => key.Tags.Remove(name));
        return _ => { };
    }

    /// <summary>The tags of a parameter, which is JSON.</summary>
    public static List<KeyValuePair<string, string>> Read(string json)
    {
        var tags = JsonList.Read(json, item => KeyValuePair.Create(item.GetProperty("TagKey").GetString() ?? "", item.GetProperty("TagValue").GetString() ?? ""));
        return tags.Exists(tag => tag.Key.Length is 0 or > 128 || tag.Value.Length > 256 || tag.Key.StartsWith("aws:", StringComparison.Ordinal))
            ? throw new ServiceErrorException("TagException", "A tag's key has 1 to 128 characters and does not start with aws:, its value has at most 256.")
            : tags;
    }

    private static KmsKey Changeable(Call call) => KeyActions.Own(call) is { IsAwsManaged: false } key
        ? key
        : throw new ServiceErrorException("AccessDeniedException", "Tags of an AWS managed key cannot be changed.");
}
