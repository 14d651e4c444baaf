using System.Text.Json.Nodes;

namespace AmiPipeline.Tests.Requests;

/// <summary>Request documents as a user would write them, each a change of one that is right.</summary>
internal static class RequestDocuments
{
    public const string Right = """{ "source": { "imageId": "ami-0123456789abcdef0" }, "name": "golden" }""";

    public const string Image = """{ "imageId": "ami-0123456789abcdef0" }""";

    /// <summary>The right document with one field set to raw JSON.</summary>
    public static string With(string field, string json) => With((field, json));

    public static string With(params (string Field, string Json)[] changes)
    {
        var document = JsonNode.Parse(Right)!.AsObject();
        foreach (var (field, json) in changes)
        {
            document[field] = JsonNode.Parse(json);
        }

        return document.ToJsonString();
    }

    public static string Without(string field)
    {
        var document = JsonNode.Parse(Right)!.AsObject();
        document.Remove(field);
        return document.ToJsonString();
    }

    /// <summary>The right document with one volume: <c>/dev/sdf</c> and the given fields.</summary>
    public static string Volume(string fields) => With("volumes", $$"""[{ "deviceName": "/dev/sdf", {{fields}} }]""");

    /// <summary>The right document with one copy of the given fields.</summary>
    public static string Copy(string fields) => With("copies", $$"""{ "to": [{ {{fields}} }] }""");

    /// <summary>The right document with <c>retention</c> of the given fields.</summary>
    public static string Retention(string fields) => With("retention", $"{{ {fields} }}");

    /// <summary>The right document with <c>publish</c> of the given fields.</summary>
    public static string Publish(string fields) => With("publish", $"{{ {fields} }}");

    public static string Tags(int count) =>
        With("tags", $"{{ {string.Join(", ", Enumerable.Range(1, count).Select(number => $"\"tag{number}\": \"x\""))} }}");

    public static string Text(char character, int length) => $"\"{new string(character, length)}\"";
}
