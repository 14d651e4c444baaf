using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmiPipeline.Exploration.Earlier;

/// <summary>The explored request as it was sent before: it lets no image go, and takes nobody's access.</summary>
internal static class EarlierRequest
{
    // The most that a request may keep.
    private const int KeepsAll = 1000;

    private const string Name = "name";

    /// <summary>The same image.</summary>
    /// <param name="request">The explored request.</param>
    public static JsonObject Same(string request)
    {
        var root = JsonNode.Parse(request, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
        root.Remove("unshareFrom");
        if (root["retention"] is JsonObject retention)
        {
            retention["keepLatest"] = KeepsAll;
        }

        return root;
    }

    /// <summary>Another image of the same family, with its copies.</summary>
    /// <param name="request">The explored request.</param>
    /// <param name="name">Its name.</param>
    public static JsonObject Another(string request, string name)
    {
        var root = Same(request);
        root[Name] = name;
        root.Remove("skipIfCompliant");
        foreach (var copy in root["copies"]?["to"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            copy.Remove(Name);
        }

        return root;
    }
}
