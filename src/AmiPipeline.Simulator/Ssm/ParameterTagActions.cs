using System.Text.Json;

namespace AmiPipeline.Simulator.Ssm;

/// <summary>AddTagsToResource, RemoveTagsFromResource and ListTagsForResource, of parameters.</summary>
internal static class ParameterTagActions
{
    private const int MaxTags = 50;

    public static Action<Utf8JsonWriter> Add(Call call)
    {
        var parameter = Known(call);
        var added = JsonList.Tags(call.Parameters.Required("Tags"));
        var tags = parameter.Tags.ExceptBy(added.Select(tag => tag.Key), tag => tag.Key).Concat(added).ToList();
        if (tags.Count > MaxTags)
        {
            throw new ServiceErrorException("TooManyTagsError", $"A parameter has at most {MaxTags} tags.");
        }

        call.Ready();
        call.Settings.Parameters[parameter.Name] = parameter with { Tags = tags };
        return _ => { };
    }

    public static Action<Utf8JsonWriter> Remove(Call call)
    {
        var parameter = Known(call);
        var keys = JsonList.Texts(call.Parameters.Required("TagKeys"));
        call.Ready();
        call.Settings.Parameters[parameter.Name] = parameter with { Tags = [.. parameter.Tags.Where(tag => !keys.Contains(tag.Key))] };
        return _ => { };
    }

    public static Action<Utf8JsonWriter> List(Call call)
    {
        var parameter = Known(call);
        call.Ready();
        return json =>
        {
            json.WriteStartArray("TagList");
            foreach (var (key, value) in parameter.Tags)
            {
                json.WriteStartObject();
                json.WriteString("Key", key);
                json.WriteString("Value", value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        };
    }

    private static Parameter Known(Call call)
    {
        if (call.Parameters.Required("ResourceType") != "Parameter")
        {
            throw new ServiceErrorException("InvalidResourceType", "The simulator models tags of parameters only.");
        }

        return call.Settings.Parameters.GetValueOrDefault(call.Parameters.Required("ResourceId"))
            ?? throw new ServiceErrorException("InvalidResourceId", "The resource ID is not valid. Verify that you entered the correct ID and try again.");
    }
}
