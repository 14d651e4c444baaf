using System.Text.Json;
using AmiPipeline.Tagging;

namespace AmiPipeline.Requests;

/// <summary>Reads the request's own tags by EC2's rules for tags.</summary>
internal static class TagReader
{
    public static IReadOnlyDictionary<string, string> Read(FieldReader request, int most)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (request.Object("tags") is not { } fields)
        {
            return tags;
        }

        foreach (var (name, value) in fields.AllFields())
        {
            if (Fault(name, value) is { } fault)
            {
                fields.Problem(name, fault);
            }
            else
            {
                tags.Add(name, value.GetString()!);
            }
        }

        if (tags.Count > most)
        {
            request.Problem("tags", $"has {tags.Count} tags; at most {most}, since the pipeline adds its own to EC2's limit of 50");
        }

        return tags;
    }

    private static string? Fault(string name, JsonElement value) =>
        value.ValueKind != JsonValueKind.String ? $"must be a string, not {FieldReader.Describe(value)}"
        : name.Length is 0 or > 128 ? "has a key of a wrong length; a tag's key has 1 to 128 characters"
        : value.GetString()!.Length > 256 ? $"has a value of {value.GetString()!.Length} characters; at most 256"
        : name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) ? "begins with aws:, which AWS keeps for itself; choose another key"
        : name.StartsWith(PipelineTags.Prefix, StringComparison.OrdinalIgnoreCase) ? $"begins with {PipelineTags.Prefix}, which the pipeline keeps for its own tags; choose another key"
        : null;
}
